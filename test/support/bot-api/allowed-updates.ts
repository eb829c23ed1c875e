import type { UpdateType } from './update-queue.ts'

const ONLY_WHEN_NAMED: ReadonlySet<UpdateType> = new Set([
	'chat_member',
	'message_reaction',
	'message_reaction_count',
])

export interface AllowedUpdates {
	/** undefined leaves the choice of the call before, as Telegram does; an empty list is the default. */
	readonly choose: (types: readonly string[] | undefined) => void
	readonly allows: (type: UpdateType) => boolean
	readonly chosen: () => readonly string[] | undefined
}

export const createAllowedUpdates = (): AllowedUpdates => {
	let chosen: readonly string[] | undefined
	return {
		choose: (types) => {
			if (types !== undefined) chosen = types.length === 0 ? undefined : types
		},
		allows: (type) => (chosen === undefined ? !ONLY_WHEN_NAMED.has(type) : chosen.includes(type)),
		chosen: () => chosen,
	}
}
