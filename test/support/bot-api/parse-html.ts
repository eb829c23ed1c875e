import type { MessageEntity } from 'grammy/types'
import { cannotParse, readEndTag, readReference, readStartTag, type StartTag } from './html-tag.ts'
import type { FormattedText } from './message-content.ts'

interface OpenTag extends StartTag {
	/** Where its text begins, in UTF-16 units. */
	readonly offset: number
}

type SimpleType = MessageEntity.CommonMessageEntity['type']

const SIMPLE: Readonly<Record<string, SimpleType>> = {
	b: 'bold',
	strong: 'bold',
	i: 'italic',
	em: 'italic',
	s: 'strikethrough',
	strike: 'strikethrough',
	del: 'strikethrough',
	u: 'underline',
	ins: 'underline',
	span: 'spoiler',
	'tg-spoiler': 'spoiler',
	code: 'code',
}

const linkEntity = (address: string, offset: number, length: number): MessageEntity | undefined => {
	const userId = /^tg:\/\/user\?id=(\d+)$/.exec(address)?.[1]
	if (userId !== undefined) {
		const user = { id: Number(userId), is_bot: false, first_name: `Citizen ${userId}` }
		return { type: 'text_mention', offset, length, user }
	}
	const url = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `http://${address}`
	return URL.canParse(url) && url.includes('.') ? { type: 'text_link', offset, length, url } : undefined
}

const entityOf = ({ name, attributes, offset }: OpenTag, inside: string): MessageEntity | undefined => {
	const { length } = inside
	const simple = SIMPLE[name]
	if (simple !== undefined) return { type: simple, offset, length }
	if (name === 'a') return linkEntity(attributes.get('href') || inside, offset, length)
	if (name === 'blockquote')
		return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', offset, length }
	if (name === 'pre') return { type: 'pre', offset, length }
	const emoji = attributes.get('emoji-id') ?? ''
	if (!/^\d*[1-9]\d*$/.test(emoji)) throw cannotParse('Invalid custom emoji identifier specified')
	return { type: 'custom_emoji', offset, length, custom_emoji_id: emoji }
}

/** `<pre><code class="language-x">` is one entity with a language. */
const joinCode = (
	entities: MessageEntity[],
	pre: MessageEntity,
	code: OpenTag | undefined,
): MessageEntity => {
	const last = entities.at(-1)
	const language = /^language-(.+)/.exec(code?.attributes.get('class') ?? '')?.[1]
	if (language === undefined || last?.type !== 'code') return pre
	if (last.offset !== pre.offset || last.length !== pre.length) return pre
	entities.pop()
	return { type: 'pre', offset: pre.offset, length: pre.length, language }
}

/** As in Telegram, a bare & and > are text; a bare < is not. */
export const parseHtml = (html: string): FormattedText => {
	const open: OpenTag[] = []
	const entities: MessageEntity[] = []
	let closed: OpenTag | undefined
	let text = ''
	let at = 0
	while (at < html.length) {
		const character = html.charAt(at)
		const reference = character === '&' ? readReference(html, at) : undefined
		if (reference !== undefined) {
			text += reference.text
			at = reference.end
		} else if (character !== '<') {
			text += character
			at++
		} else if (html[at + 1] !== '/') {
			const tag = readStartTag(html, at)
			open.push({ ...tag, offset: text.length })
			at = tag.end
		} else {
			at = readEndTag(html, at, open.at(-1)?.name)
			const tag = open.pop()
			if (tag !== undefined && text.length > tag.offset) {
				const entity = entityOf(tag, text.slice(tag.offset))
				if (entity !== undefined)
					entities.push(entity.type === 'pre' ? joinCode(entities, entity, closed) : entity)
			}
			closed = tag
		}
	}
	const unclosed = open.at(-1)
	if (unclosed !== undefined)
		throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
	return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) }
}
