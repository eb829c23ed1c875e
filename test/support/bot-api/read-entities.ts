import type { MessageEntity } from 'grammy/types'
import type { Payload } from './call.ts'
import { isObject, requiredInteger, requiredString } from './parameters.ts'
import { badRequest } from './refusal.ts'

type Read = (entity: Payload, offset: number, length: number) => MessageEntity | undefined

const simple =
	(type: MessageEntity.CommonMessageEntity['type']): Read =>
	(_, offset, length) => ({ type, offset, length })

/** Telegram finds these by itself and leaves out what a bot says. */
const found: Read = () => undefined

const READ: { readonly [Type in MessageEntity['type']]: Read } = {
	bold: simple('bold'),
	italic: simple('italic'),
	underline: simple('underline'),
	strikethrough: simple('strikethrough'),
	spoiler: simple('spoiler'),
	blockquote: simple('blockquote'),
	expandable_blockquote: simple('expandable_blockquote'),
	code: simple('code'),
	pre: ({ language }, offset, length) => ({
		type: 'pre',
		offset,
		length,
		...(typeof language === 'string' && language !== '' ? { language } : {}),
	}),
	text_link: (entity, offset, length) => {
		const url = requiredString(entity, 'url')
		if (!URL.canParse(url)) throw badRequest(`entity URL '${url}' is invalid`)
		return { type: 'text_link', offset, length, url }
	},
	text_mention: ({ user }, offset, length) => {
		if (!isObject(user)) throw badRequest('can\'t parse MessageEntity: Can\'t find field "user"')
		const id = requiredInteger(user, 'id')
		return { type: 'text_mention', offset, length, user: { id, is_bot: false, first_name: `Citizen ${id}` } }
	},
	custom_emoji: (entity, offset, length) => ({
		type: 'custom_emoji',
		offset,
		length,
		custom_emoji_id: requiredString(entity, 'custom_emoji_id'),
	}),
	date_time: found,
	mention: found,
	hashtag: found,
	cashtag: found,
	bot_command: found,
	url: found,
	email: found,
	phone_number: found,
}

const isType = (type: string): type is MessageEntity['type'] => Object.hasOwn(READ, type)

/** Between the two halves of a character outside the first 65,536. */
const splitsCharacter = (text: string, at: number): boolean =>
	/[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1))

const checkBounds = (text: string, offset: number, length: number): void => {
	const end = offset + length
	const bytes = (at: number): number => Buffer.byteLength(text.slice(0, at + 1))
	if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
	if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`)
	if (length === 0) return
	if (offset >= text.length)
		throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
	if (end > text.length)
		throw badRequest(
			`entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
		)
	if (splitsCharacter(text, offset))
		throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytes(offset)}`)
	if (splitsCharacter(text, end))
		throw badRequest(
			`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${bytes(end)}`,
		)
}

/** Entities that a bot gives by itself, in UTF-16 units of the text. */
export const readEntities = (text: string, given: readonly unknown[]): readonly MessageEntity[] =>
	given.flatMap((entity) => {
		if (!isObject(entity)) throw badRequest("can't parse MessageEntity: expected an Object")
		const type = requiredString(entity, 'type')
		const offset = requiredInteger(entity, 'offset')
		const length = requiredInteger(entity, 'length')
		if (!isType(type)) throw badRequest("can't parse MessageEntity: Unsupported type specified")
		checkBounds(text, offset, length)
		const read = length === 0 ? undefined : READ[type](entity, offset, length)
		return read === undefined ? [] : [read]
	})
