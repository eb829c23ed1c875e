/** What earlier processes have dealt with, by channel and id. */
export interface HandledIds {
	readonly has: (channel: string, id: string) => Promise<boolean>
	readonly add: (channel: string, ids: readonly string[]) => Promise<void>
}

export interface IsKnownOptions {
	readonly handled: Pick<HandledIds, 'has'>
	/** Whose ids these are. */
	readonly channel: string
	readonly log: { readonly error: (details: Readonly<Record<string, unknown>>, message: string) => void }
}

/** Whether a message was dealt with before. Never rejects: whoever asks is answered, also when nobody can say. */
export const createIsKnown =
	({ handled, channel, log }: IsKnownOptions): ((id: string) => Promise<boolean>) =>
	async (id) => {
		try {
			return await handled.has(channel, id)
		} catch (error) {
			log.error({ err: error }, 'not known whether a message was handled; it counts as new')
			return false
		}
	}
