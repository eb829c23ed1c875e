import type { Payload } from './call.ts'
import type { FormattedText } from './message-content.ts'
import { optionalArray, optionalString } from './parameters.ts'
import { parseHtml } from './parse-html.ts'
import { readEntities } from './read-entities.ts'
import { badRequest, Refusal } from './refusal.ts'

/** UTF-16 units after the entities are parsed. */
const MAX_TEXT = 4096
const MAX_CAPTION = 1024
/** Before they are parsed. */
const MAX_SOURCE_BYTES = 32_768

/** Spaces at both ends go, and the entities move with the text. */
const trim = ({ text, entities }: FormattedText): FormattedText => {
	const trimmed = text.trim()
	const before = text.length - text.trimStart().length
	const moved = entities.flatMap((entity) => {
		const offset = Math.max(entity.offset - before, 0)
		const end = Math.min(entity.offset + entity.length - before, trimmed.length)
		return end > offset ? [{ ...entity, offset, length: end - offset }] : []
	})
	return { text: trimmed, entities: moved }
}

/** As in Telegram, the entities given count only without a parse mode. */
const readFormatted = (payload: Payload, source: string, entitiesField: string): FormattedText => {
	const mode = (optionalString(payload, 'parse_mode') ?? '').toLowerCase()
	const given = optionalArray(payload, entitiesField) ?? []
	if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) throw badRequest('text is too long')
	if (mode === 'html') return trim(parseHtml(source))
	if (mode === 'markdown' || mode === 'markdownv2')
		throw new Refusal(501, 'Not Implemented: this test server parses HTML only; send entities or HTML')
	if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode')
	return trim({ text: source, entities: readEntities(source, given) })
}

/** The text of a message and its entities. */
export const readText = (payload: Payload, field: 'text' | 'message_text' = 'text'): FormattedText => {
	const source = optionalString(payload, field) ?? ''
	if (source === '') throw badRequest('message text is empty')
	const formatted = readFormatted(payload, source, 'entities')
	if (formatted.text === '') throw badRequest('text must be non-empty')
	if (formatted.text.length > MAX_TEXT) throw badRequest('message is too long')
	return formatted
}

/** Empty where there is none. */
export const readCaption = (payload: Payload): FormattedText => {
	const formatted = readFormatted(payload, optionalString(payload, 'caption') ?? '', 'caption_entities')
	if (formatted.text.length > MAX_CAPTION) throw badRequest('message caption is too long')
	return formatted
}
