import { GrammyError } from 'grammy'

/** What Telegram's no, or its silence, means. `why` is in Telegram's words. */
export type Trouble = { readonly why: string } & (
	| { /** The whole account writes too much. */ readonly kind: 'flood'; readonly waitMs: number }
	/** The network, Telegram, our token: it may pass. Whether the call had its effect may be unknown. */
	| { readonly kind: 'passing' }
	/** The group has another id. */
	| { readonly kind: 'moved'; readonly to: number }
	/** Blocked, removed, deleted: nothing will arrive in this chat, or in this topic, any more. */
	| { readonly kind: 'gone' }
	/** The chat is there, and the bot may not write into it. */
	| { readonly kind: 'no-rights' }
	| { readonly kind: 'refused' }
)

const NO_RIGHTS =
	/not enough rights|no rights to send|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_SEND_\w+_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED/iu

/** Those that come with 400; every 403 that is not about rights is one too. */
const GONE =
	/chat not found|message thread not found|TOPIC_CLOSED|TOPIC_DELETED|deactivated|PEER_ID_INVALID|USER_IS_BLOCKED|CHANNEL_PRIVATE|group chat was deleted/iu

/** A token that was revoked, an address that leads elsewhere: the account's trouble, of no chat and no message. */
const OURS: ReadonlySet<number> = new Set([401, 404])

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const troubleOf = (error: unknown): Trouble => {
	if (!(error instanceof GrammyError)) return { kind: 'passing', why: messageOf(error) }
	const { error_code: code, description: why, parameters } = error
	const { migrate_to_chat_id: to, retry_after: retryAfter } = parameters
	if (code === 429 || retryAfter !== undefined)
		return { kind: 'flood', waitMs: Math.max(retryAfter ?? 1, 1) * 1000, why }
	if (to !== undefined) return { kind: 'moved', to, why }
	if (code >= 500 || OURS.has(code)) return { kind: 'passing', why }
	if (NO_RIGHTS.test(why)) return { kind: 'no-rights', why }
	return { kind: code === 403 || GONE.test(why) ? 'gone' : 'refused', why }
}

/** Whether a message with a card may be taken without it: a chat can allow texts and no photos. */
export const isAboutCard = ({ kind }: Trouble): boolean => kind === 'refused' || kind === 'no-rights'
