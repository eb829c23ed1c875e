import { checkInlineResults } from '../inline-results.ts'
import { optionalBoolean, optionalInteger, optionalString } from '../parameters.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const MAX_NOTICE = 200

const answerCallbackQuery: Method = ({ queries }, { payload }) => {
	const id = optionalString(payload, 'callback_query_id') ?? ''
	if ((optionalString(payload, 'text') ?? '').length > MAX_NOTICE) throw badRequest('MESSAGE_TOO_LONG')
	optionalBoolean(payload, 'show_alert')
	optionalInteger(payload, 'cache_time')
	queries.check('callback', id)
	queries.answered('callback', id)
	return true
}

const answerInlineQuery: Method = ({ queries }, { payload }) => {
	const id = optionalString(payload, 'inline_query_id') ?? ''
	optionalBoolean(payload, 'is_personal')
	optionalInteger(payload, 'cache_time')
	checkInlineResults(payload)
	queries.check('inline', id)
	queries.answered('inline', id)
	return true
}

export const answeringMethods: Methods = { answerCallbackQuery, answerInlineQuery }
