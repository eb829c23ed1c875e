import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { Payload } from './call.ts'
import { isObject, requiredString } from './parameters.ts'
import { badRequest, Refusal } from './refusal.ts'

const MAX_BUTTONS = 100
const MAX_DATA_BYTES = 64

const ACTIONS = [
	'url',
	'callback_data',
	'callback_game',
	'pay',
	'switch_inline_query',
	'switch_inline_query_current_chat',
	'switch_inline_query_chosen_chat',
	'login_url',
	'web_app',
	'copy_text',
]
const MAY_BE_EMPTY = new Set(['switch_inline_query', 'switch_inline_query_current_chat'])

const cannotParse = (why: string): Error => badRequest(`can't parse inline keyboard button: ${why}`)

const actionsOf = (button: Payload): readonly string[] =>
	ACTIONS.filter((action) => action in button && (button[action] !== '' || MAY_BE_EMPTY.has(action)))

const checkUrl = (button: Payload): void => {
	const address = requiredString(button, 'url')
	const url = URL.parse(address)
	if (url === null || !['http:', 'https:', 'tg:'].includes(url.protocol))
		throw badRequest(`inline keyboard button URL '${address}' is invalid`)
	// Telegram takes any payload in a button and ignores a wrong one when it is pressed: a mistake of the bot.
	const start = url.searchParams.get('start')
	if (start !== null && !/^[\w-]{1,64}$/.test(start)) throw badRequest('START_PARAM_INVALID')
}

const checkButton = (button: unknown): void => {
	if (!isObject(button)) throw cannotParse('InlineKeyboardButton must be an Object')
	if (!('text' in button)) throw cannotParse('Can\'t find field "text"')
	if (typeof button['text'] !== 'string') throw cannotParse('Field "text" must be of type String')
	const actions = actionsOf(button)
	const [action] = actions
	if (action === undefined) throw cannotParse('Text buttons are unallowed in the inline keyboard')
	// Telegram takes the first it knows; two are a mistake of the bot.
	if (actions.length > 1)
		throw cannotParse(`exactly one optional field is allowed, not ${actions.join(' and ')}`)
	if (button['text'] === '') throw badRequest('inline keyboard button text must be non-empty')
	if (action === 'url') checkUrl(button)
	if (action !== 'callback_data') return
	if (Buffer.byteLength(requiredString(button, 'callback_data')) > MAX_DATA_BYTES)
		throw badRequest('BUTTON_DATA_INVALID')
}

const isKeyboard = (rows: readonly unknown[]): rows is InlineKeyboardButton[][] => {
	for (const row of rows) {
		if (!Array.isArray(row))
			throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
		for (const button of row) checkButton(button)
	}
	return true
}

/** The inline keyboard of a call; undefined where there is none. Other keyboards are not for this server. */
export const readInlineKeyboard = (payload: Payload): InlineKeyboardMarkup | undefined => {
	const markup = payload['reply_markup']
	if (markup === undefined || markup === null) return undefined
	if (!isObject(markup)) throw badRequest('object expected as reply markup')
	if (!('inline_keyboard' in markup)) {
		if ('keyboard' in markup)
			throw new Refusal(501, 'Not Implemented: this test server knows inline keyboards only')
		return undefined
	}
	const rows = markup['inline_keyboard']
	if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array')
	if (!isKeyboard(rows)) return undefined
	if (rows.flat().length > MAX_BUTTONS) throw badRequest('reply markup is too long')
	const filled = rows.filter((row) => row.length > 0)
	return filled.length === 0 ? undefined : { inline_keyboard: filled }
}
