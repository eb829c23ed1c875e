import type { Api } from 'grammy'
import type { Message, Update } from 'grammy/types'
import { decodeAction } from '../../src/domain/action-code.ts'
import { STOP_WORDS } from '../../src/domain/command.ts'
import {
	type ConversationKey,
	conversationKey,
	type Handle,
	type Suggest,
} from '../../src/domain/conversation.ts'
import { createInOrder } from '../../src/domain/in-order.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { RecordVote } from '../../src/ports/feedback.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Preferences } from '../../src/ports/preferences.ts'
import { renderText } from '../../src/render/visitor.ts'
import { createAdministrators } from './administrators.ts'
import { decode, type Incoming, type Place } from './decode.ts'
import { inlineResults } from './inline.ts'
import { voteOf } from './keyboard.ts'
import type { Me } from './me.ts'
import { render } from './render.ts'
import type { Sender } from './send.ts'

export interface DispatchOptions {
	readonly api: Api
	readonly me: Me
	readonly handle: Handle
	readonly suggest: Suggest
	readonly preferences: Preferences
	readonly recordVote: RecordVote
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
/** Answers that an edited question can still change. */
const MOST_ANSWERS = 2000

const CHANNEL = 'telegram'

const groupKey = (chatId: number): ConversationKey => conversationKey(CHANNEL, String(chatId))

/** A person alone, or a person in one topic of a group. */
const keyOf = ({ chatId, isGroup, threadId, speakerId }: Place): ConversationKey =>
	isGroup ? conversationKey(CHANNEL, [chatId, threadId ?? '', speakerId].join('/')) : groupKey(chatId)

const toastOf = (reply: Reply): string => [...renderText(reply)].slice(0, MOST_TOAST).join('')

const isRefusal = (reply: Reply): boolean =>
	reply.blocks.every((block) => block.kind === 'notice' && block.about === 'refused')

/** Deals with one update to the end. Updates of one chat keep their order, chats go side by side. Never rejects. */
export const createDispatch = (options: DispatchOptions): ((update: Update) => Promise<void>) => {
	const { api, me, handle, suggest, preferences, recordVote, sender, log, clock, startedMs } = options
	const inOrder = createInOrder<number>()
	const isAdministrator = createAdministrators(api, sender)
	const answers = new Map<string, number>()

	const contextOf = (place: Place) => ({
		firstLang: place.lang,
		...(place.isGroup
			? {
					group: {
						key: groupKey(place.chatId),
						maySet: () => isAdministrator(place.chatId, place.speakerId),
					},
				}
			: {}),
	})

	const remember = (question: string, answer: number | undefined): void => {
		if (answer === undefined) return
		answers.set(question, answer)
		const [oldest] = answers.keys()
		if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest)
	}

	const send = async (reply: Reply, place: Place, replyTo: number | null): Promise<number | undefined> => {
		const { chatId, threadId } = place
		const outcome = await sender.send({ chatId, threadId, replyTo }, render(reply))
		return outcome.kind === 'sent' ? outcome.messageIds[0] : undefined
	}

	const onMessage = async (incoming: Extract<Incoming, { kind: 'message' }>): Promise<void> => {
		const { said, place, messageId, edited, atMs } = incoming
		const heeded = 'text' in said && STOP_WORDS.test(said.text)
		if (!heeded && atMs < startedMs - STALE_MS) return log.info({ reason: 'stale' }, 'update ignored')
		const question = `${place.chatId}/${messageId}`
		const answered = answers.get(question)
		if (edited && answered === undefined && atMs < clock.now() - EDITABLE_MS)
			return log.info({ reason: 'old-edit' }, 'update ignored')
		const reply = await handle({ ...said, ...contextOf(place) }, keyOf(place))
		const [first, ...more] = render(reply)
		const editable = edited && answered !== undefined && first !== undefined && more.length === 0
		if (editable && (await sender.edit(place.chatId, answered, first))) return
		remember(question, await send(reply, place, place.isGroup ? messageId : null))
	}

	const onVote = async (message: Message | null, data: string): Promise<boolean> => {
		const vote = voteOf(data)
		if (vote === null) return false
		recordVote({ channel: CHANNEL, ...vote })
		const rows = message?.reply_markup?.inline_keyboard ?? []
		if (message !== null)
			await sender.call(() =>
				api.editMessageReplyMarkup(message.chat.id, message.message_id, {
					reply_markup: {
						inline_keyboard: rows.filter((row) =>
							row.every((button) => !('callback_data' in button) || voteOf(button.callback_data) === null),
						),
					},
				}),
			)
		return true
	}

	const onButton = async ({
		id,
		data,
		place,
		message,
	}: Extract<Incoming, { kind: 'button' }>): Promise<void> => {
		const toast = (text: string, alert: boolean) =>
			sender.call(() => api.answerCallbackQuery(id, { text, show_alert: alert }))
		const key = keyOf(place)
		const context = contextOf(place)
		if (await onVote(message, data)) {
			await toast(toastOf(await handle({ event: 'voted', ...context }, key)), false)
			return
		}
		const action = decodeAction(data)
		const said = action === null ? ({ event: 'stale-button' } as const) : { action }
		const reply = await handle({ ...said, ...context }, key)
		if (isRefusal(reply)) {
			await toast(toastOf(reply), true)
			return
		}
		await sender.call(() => api.answerCallbackQuery(id))
		const [first, ...more] = render(reply)
		const inPlace = message !== null && first !== undefined && more.length === 0
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
					api.answerInlineQuery(incoming.id, [...results], { cache_time: INLINE_CACHE_SECONDS }),
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
				await handle({ action: { kind: 'command', command: 'delete' } }, keyOf(incoming.place))
				return
			case 'moved':
				return preferences.move(groupKey(incoming.from), groupKey(incoming.to))
			case 'ignored':
				return log.info({ reason: incoming.reason }, 'update ignored')
		}
	}

	return async (update) => {
		const incoming = decode(update, me)
		const chatId = 'place' in incoming ? incoming.place.chatId : null
		try {
			await (chatId === null ? onIncoming(incoming) : inOrder(chatId, () => onIncoming(incoming)))
		} catch (error) {
			log.error({ kind: incoming.kind, err: error }, 'an update could not be dealt with')
		}
	}
}
