import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Payload } from './call.ts'
import { isObject } from './parameters.ts'
import { badRequest } from './refusal.ts'

/** The inline keyboard of a call; undefined where there is none or another kind of keyboard. */
export const readInlineKeyboard = (payload: Payload): InlineKeyboardMarkup | undefined => {
	const markup = payload['reply_markup']
	if (markup === undefined || markup === null) return undefined
	if (!isObject(markup)) throw badRequest('object expected as reply markup')
	return 'inline_keyboard' in markup ? (markup as unknown as InlineKeyboardMarkup) : undefined
}
