import type { Api } from 'grammy'
import type { InlineKeyboardButton, Message, Update } from 'grammy/types'
import { decodeAction } from '../../src/domain/action-code.ts'
import { STOP_WORDS } from '../../src/domain/command.ts'
import {
	type ConversationKey,
	conversationKey,
	type Handle,
	type Suggest,
} from '../../src/domain/conversation.ts'
import { createRecent } from '../../src/domain/recent.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { createWaitingLine } from '../../src/domain/waiting-line.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Feedback } from '../../src/ports/store.ts'
import { renderText } from '../../src/render/visitor.ts'
import { createAdministrators } from './administrators.ts'
import { CHANNEL, chatRefOf } from './chat-ref.ts'
import { decode, type Incoming, type Place } from './decode.ts'
import { inlineResults } from './inline.ts'
import { pressedOf, type Vote, voteOf } from './keyboard.ts'
import type { Me } from './me.ts'
import { render } from './render.ts'
import type { Sender } from './send.ts'

export interface DispatchOptions {
	readonly api: Api
	readonly me: Me
	readonly handle: Handle
	readonly suggest: Suggest
	readonly membership: Membership
	readonly recordVote: Feedback['record']
	readonly sender: Sender
	readonly log: Log
	readonly clock: Clock
	/** When this process started: what was asked long before is not answered. */
	readonly startedMs: number
}

/** Questions older than this at the start are no longer waited for. */
const STALE_MS = 5 * 60_000
/** An edit of an older message is a correction for the record, not a question. */
const EDITABLE_MS = 60 * 60_000
const INLINE_CACHE_SECONDS = 300
const MOST_TOAST = 200
/** Answers that an edited question can still change, and messages that were voted on. */
const MOST_RECENT = 2000

const groupKey = (chatId: number): ConversationKey => conversationKey(CHANNEL, String(chatId))

/** A person alone, or a person in one topic of a group. */
const keyOf = ({ chatId, isGroup, threadId, speakerId }: Place): ConversationKey =>
	isGroup ? conversationKey(CHANNEL, [chatId, threadId ?? '', speakerId].join('/')) : groupKey(chatId)

const toastOf = (reply: Reply): string => [...renderText(reply)].slice(0, MOST_TOAST).join('')

const isRefusal = (reply: Reply): boolean =>
	reply.blocks.every((block) => block.kind === 'notice' && block.about === 'refused')

/** Deals with one update to the end. Updates of one chat keep their order, chats go side by side. Never rejects. */
export const createDispatch = (options: DispatchOptions): ((update: Update) => Promise<void>) => {
	const { api, me, handle, suggest, membership, recordVote, sender, log, clock, startedMs } = options
	const inLine = createWaitingLine<number>(() => log.info({ reason: 'too-many' }, 'update ignored'))
	const isAdministrator = createAdministrators(api, sender)
	const answers = createRecent<number>(MOST_RECENT, EDITABLE_MS, clock)
	const voted = createRecent<true>(MOST_RECENT, EDITABLE_MS, clock)

	const contextOf = (place: Place) => ({
		firstLang: place.lang,
		pictures: true,
		sender: { chat: chatRefOf(place), person: String(place.speakerId) },
		...(place.isGroup
			? {
					group: {
						key: groupKey(place.chatId),
						maySet: () => isAdministrator(place.chatId, place.speakerId),
						hears: me.can_read_all_group_messages ? ('hears-all' as const) : ('hears-addressed' as const),
					},
				}
			: {}),
	})

	const send = (reply: Reply, { chatId, threadId }: Place, replyTo: number | null): Promise<number | null> =>
		sender.send({ chatId, threadId, replyTo }, render(reply))

	const onMessage = async (incoming: Extract<Incoming, { kind: 'message' }>): Promise<void> => {
		const { said, place, messageId, edited, atMs } = incoming
		if (!isHeeded(incoming) && atMs < startedMs - STALE_MS)
			return log.info({ reason: 'stale' }, 'update ignored')
		const question = `${place.chatId}/${messageId}`
		const answered = answers.get(question)
		if (edited && answered === undefined && atMs < clock.now() - EDITABLE_MS)
			return log.info({ reason: 'old-edit' }, 'update ignored')
		const reply = await handle({ ...said, ...contextOf(place) }, keyOf(place))
		const [first, ...more] = render(reply)
		const isText = first !== undefined && more.length === 0 && first.card === null
		if (edited && answered !== undefined && isText && (await sender.edit(place.chatId, answered, first)))
			return
		const sent = await send(reply, place, place.isGroup ? messageId : null)
		// No text can be edited into a photo, nor a photo into a text.
		if (sent !== null && first?.card === null) answers.set(question, sent)
	}

	const onTooMany = async (place: Place): Promise<void> => {
		await send(await handle({ event: 'too-many', ...contextOf(place) }, keyOf(place)), place, null)
	}

	/** Takes a vote that the message really offers, once: the votes go away with it. */
	const onVote = async (vote: Vote, message: Message | null): Promise<'voted' | 'stale-button'> => {
		const rows = message?.reply_markup?.inline_keyboard ?? []
		const isVote = (button: InlineKeyboardButton): boolean =>
			'callback_data' in button && voteOf(button.callback_data) !== null
		const question = message === null ? '' : `${message.chat.id}/${message.message_id}`
		if (message === null || voted.get(question) === true || !rows.some((row) => row.some(isVote)))
			return 'stale-button'
		voted.set(question, true)
		await recordVote({ channel: CHANNEL, ...vote }).catch((error: unknown) =>
			log.error({ err: error }, 'a vote could not be kept'),
		)
		const inline_keyboard = rows.filter((row) => !row.some(isVote))
		await sender.call(() =>
			api.editMessageReplyMarkup(message.chat.id, message.message_id, { reply_markup: { inline_keyboard } }),
		)
		return 'voted'
	}

	const onButton = async ({
		id,
		data,
		place,
		message,
	}: Extract<Incoming, { kind: 'button' }>): Promise<void> => {
		const answer = (toast: Reply | null) =>
			sender.call(() =>
				api.answerCallbackQuery(
					id,
					toast === null ? {} : { text: toastOf(toast), show_alert: isRefusal(toast) },
				),
			)
		const context = contextOf(place)
		const { code, stays } = pressedOf(data)
		const vote = voteOf(code)
		const action = decodeAction(code)
		const said =
			vote !== null
				? { event: await onVote(vote, message) }
				: action === null
					? ({ event: 'stale-button' } as const)
					: { action }
		const reply = await handle({ ...said, ...context }, keyOf(place))
		if (vote !== null || isRefusal(reply)) {
			await answer(reply)
			return
		}
		await answer(null)
		const [first, ...more] = render(reply)
		const isText = first !== undefined && more.length === 0 && first.card === null
		const inPlace = !stays && message?.text !== undefined && isText
		if (inPlace && (await sender.edit(place.chatId, message.message_id, first))) return
		await send(reply, place, null)
	}

	const onIncoming = async (incoming: Incoming): Promise<void> => {
		switch (incoming.kind) {
			case 'message':
				return onMessage(incoming)
			case 'button':
				return onButton(incoming)
			case 'inline': {
				const results = inlineResults(suggest(incoming.typed, incoming.lang))
				await sender.call(() =>
					api.answerInlineQuery(incoming.id, [...results], {
						cache_time: INLINE_CACHE_SECONDS,
						// Another person may have another language.
						is_personal: true,
					}),
				)
				return
			}
			case 'joined': {
				const hearsAll = me.can_read_all_group_messages || incoming.asAdministrator
				const event = hearsAll ? 'joined-hears-all' : 'joined-hears-addressed'
				const { place } = incoming
				await send(await handle({ event, ...contextOf(place) }, keyOf(place)), place, null)
				return
			}
			case 'left':
				return membership.left(CHANNEL, String(incoming.place.chatId))
			case 'moved':
				return membership.moved(CHANNEL, String(incoming.from), String(incoming.to))
			case 'ignored':
				return log.info({ reason: incoming.reason }, 'update ignored')
		}
	}

	const queued = async (incoming: Incoming): Promise<void> => {
		const chatId = chatOf(incoming)
		if (chatId === null) return onIncoming(incoming)
		const mayDrop = incoming.kind === 'message' && !isHeeded(incoming)
		await inLine(chatId, () => onIncoming(incoming), mayDrop ? () => onTooMany(incoming.place) : null)
	}

	return async (update) => {
		try {
			await queued(decode(update, me))
		} catch (error) {
			log.error({ kind: Object.keys(update).at(-1), err: error }, 'an update could not be dealt with')
		}
	}
}

const isHeeded = (incoming: Incoming): boolean =>
	incoming.kind === 'message' && 'text' in incoming.said && STOP_WORDS.test(incoming.said.text)

/** The chat whose order an update keeps; null for what belongs to none. */
const chatOf = (incoming: Incoming): number | null => {
	if (incoming.kind === 'moved') return incoming.from
	return 'place' in incoming ? incoming.place.chatId : null
}
