import type { Payload } from './call.ts'
import { readCaption, readText } from './formatted-text.ts'
import { isObject, optionalArray, optionalString } from './parameters.ts'
import { badRequest, Refusal } from './refusal.ts'
import { readInlineKeyboard } from './reply-markup.ts'

const MAX_RESULTS = 50
const MAX_ID_BYTES = 64

const cannotParse = (why: string): Error => badRequest(`can't parse inline query result: ${why}`)

const required = (result: Payload, name: string): string => {
	const value = optionalString(result, name)
	if (value === undefined) throw cannotParse(`Can't find field "${name}"`)
	return value
}

const checkContent = (content: unknown): void => {
	if (!isObject(content)) throw cannotParse('Field "input_message_content" must be of type Object')
	if (!('message_text' in content)) throw cannotParse('Can\'t find field "message_text"')
	readText(content, 'message_text')
}

const CHECK: Readonly<Record<string, (result: Payload) => void>> = {
	article: (result) => {
		if (required(result, 'title').trim() === '') throw badRequest('ARTICLE_TITLE_EMPTY')
		if (result['input_message_content'] === undefined) throw cannotParse('Can\'t find field "message_text"')
		checkContent(result['input_message_content'])
	},
	photo: (result) => {
		if (!('photo_file_id' in result)) {
			required(result, 'photo_url')
			required(result, 'thumbnail_url')
		}
		readCaption(result)
		if (result['input_message_content'] !== undefined) checkContent(result['input_message_content'])
	},
}

const checkResult = (result: unknown): string => {
	if (!isObject(result)) throw cannotParse('Inline query result must be an object')
	const type = required(result, 'type')
	const id = required(result, 'id')
	if (id === '' || Buffer.byteLength(id) > MAX_ID_BYTES) throw badRequest('RESULT_ID_INVALID')
	const check = CHECK[type]
	if (check === undefined)
		throw new Refusal(501, `Not Implemented: this test server knows articles and photos, not "${type}"`)
	check(result)
	readInlineKeyboard(result)
	return id
}

/** Refuses results that Telegram would not show. */
export const checkInlineResults = (payload: Payload): void => {
	const results = optionalArray(payload, 'results') ?? []
	if (results.length > MAX_RESULTS) throw badRequest('too many inline query results specified')
	const ids = results.map(checkResult)
	if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE')
}
