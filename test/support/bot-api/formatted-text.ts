import type { Payload } from './call.ts'
import type { FormattedText } from './message-content.ts'
import { optionalString } from './parameters.ts'
import { badRequest } from './refusal.ts'

/** UTF-16 units after the entities are parsed. */
const MAX_TEXT = 4096
const MAX_CAPTION = 1024

const readFormatted = (payload: Payload, text: string, _entitiesField: string): FormattedText => {
	optionalString(payload, 'parse_mode')
	return { text: text.trim(), entities: [] }
}

/** The text of a message, from `text` or the field named. */
export const readText = (payload: Payload, field: 'text' | 'message_text' = 'text'): FormattedText => {
	const formatted = readFormatted(payload, optionalString(payload, field) ?? '', 'entities')
	if (formatted.text === '') throw badRequest('message text is empty')
	if (formatted.text.length > MAX_TEXT) throw badRequest('message is too long')
	return formatted
}

export const readCaption = (payload: Payload): FormattedText => {
	const formatted = readFormatted(payload, optionalString(payload, 'caption') ?? '', 'caption_entities')
	if (formatted.text.length > MAX_CAPTION) throw badRequest('message caption is too long')
	return formatted
}
