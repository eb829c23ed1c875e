import type { ConversationKey, Message } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Target } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { OrElse } from './or-else.ts'
import { decodeSession, encodeSession, type Session } from './session.ts'

/** Sessions in the store. Where it is out of reach, messages are answered as if nothing were remembered. */
export interface Sessions {
	/** `fixedLang`: of the message, else what was chosen for its conversation or group; null follows each question. */
	readonly load: (
		message: Message,
		key: ConversationKey,
	) => Promise<{ readonly session: Session; readonly fixedLang: Lang | null }>
	readonly save: (key: ConversationKey, session: Session) => Promise<void>
}

export interface SessionsOptions {
	readonly store: Pick<Store, 'preferences' | 'memory'>
	/** Whether the pack has it. */
	readonly knows: (target: Target) => boolean
	readonly orElse: OrElse
	readonly clock: Clock
	/** After the last message, milliseconds. */
	readonly ttlMs: number
}

/** Whose choice of a language counts: that of a group goes for all who write in it. */
export const settingsKeyOf = ({ group }: Message, key: ConversationKey): ConversationKey => group?.key ?? key

export const createSessions = ({ store, knows, orElse, clock, ttlMs }: SessionsOptions): Sessions => ({
	load: async (message, key) => {
		const [remembered, fixedLang] = await Promise.all([
			orElse(store.memory.load(key), null, 'a conversation could not be read; answering without it'),
			message.lang ??
				orElse(
					store.preferences.langOf(settingsKeyOf(message, key)),
					null,
					'a chosen language could not be read; answering without it',
				),
		])
		return { session: decodeSession(remembered, knows), fixedLang }
	},
	save: (key, session) =>
		orElse(
			store.memory.save(key, encodeSession(session), clock.now() + ttlMs),
			undefined,
			'a conversation could not be saved',
		),
})
