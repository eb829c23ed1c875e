import { decodeAction } from '../../src/domain/action-code.ts'
import type { Said } from '../../src/domain/conversation.ts'
import { isTarget } from '../../src/domain/reply.ts'
import type { Fields } from './xml.ts'

export type Incoming =
	| { readonly kind: 'said'; readonly said: Said }
	/** Follows the account no longer. */
	| { readonly kind: 'left' }
	/** Counted under its reason, and nothing is said. */
	| { readonly kind: 'ignored'; readonly reason: string }

/** One message, its writer and its addressee. */
export interface Arrived {
	/** The same for each delivery of one message. */
	readonly id: string
	readonly openId: string
	/** The account, as messages name it. */
	readonly account: string
	readonly incoming: Incoming
}

const WELCOME: Said = { action: { kind: 'command', command: 'start' } }

const UNREADABLE: ReadonlySet<string> = new Set([
	'image',
	'voice',
	'video',
	'shortvideo',
	'location',
	'link',
	'file',
])

/** What a code with a scene, printed on a poster, leads to. */
const sceneOf = (key: string): Said | null => {
	const action = decodeAction(key.replace(/^qrscene_/u, ''))
	return action !== null && isTarget(action) ? { action } : null
}

const said = (what: Said): Incoming => ({ kind: 'said', said: what })

const decodeEvent = ({ Event: event = '', EventKey: key = '' }: Fields): Incoming => {
	switch (event) {
		case 'subscribe':
			return said(sceneOf(key) ?? WELCOME)
		case 'SCAN':
			return said(sceneOf(key) ?? WELCOME)
		case 'unsubscribe':
			return { kind: 'left' }
		case 'CLICK': {
			const action = decodeAction(key)
			return said(action === null ? { event: 'stale-button' } : { action })
		}
		default:
			return { kind: 'ignored', reason: `event-${event}` }
	}
}

const decodeContent = (fields: Fields): Incoming => {
	const { MsgType: type = '', Content: content, Recognition: heard } = fields
	if (type === 'event') return decodeEvent(fields)
	if (type === 'text' && content !== undefined) return said({ text: content })
	if (type === 'voice' && heard !== undefined && heard.trim() !== '') return said({ text: heard })
	return UNREADABLE.has(type) ? said({ event: 'unreadable' }) : { kind: 'ignored', reason: `type-${type}` }
}

/** The fields of a message as what it means to the bot; null where it is none of WeChat's. Pure. */
export const decode = (fields: Fields): Arrived | null => {
	const {
		FromUserName: openId,
		ToUserName: account,
		CreateTime: at,
		MsgType: type,
		MsgId: id,
		Event: event,
		EventKey: key,
	} = fields
	if (!openId || !account || !type || at === undefined || !/^\d+$/u.test(at)) return null
	if (type !== 'event' && !id) return null
	return {
		// Events have no number of their own, and two buttons can be pressed in one second.
		id: type === 'event' ? [openId, at, event, key].join('/') : String(id),
		openId,
		account,
		incoming: decodeContent(fields),
	}
}
