import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { Block, Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { splitLines } from '../../src/render/split.ts'
import { PLAIN, renderLines, type Visitor } from '../../src/render/visitor.ts'
import { capabilities, MOST_CAPTION } from './capabilities.ts'
import { keyboardOf } from './keyboard.ts'
import type { CardRef } from './photos.ts'

/** One message as the Bot API takes it: no markup in the text, so nothing needs escaping. Text, card or both. */
export interface TelegramMessage {
	readonly text: string
	readonly entities: readonly MessageEntity[]
	/** Empty where the message has no buttons. */
	readonly keyboard: readonly (readonly InlineKeyboardButton[])[]
	/** The text is its caption. */
	readonly card: CardRef | null
}

type Style = 'bold' | 'italic'

const headed = (heading: string): string => (/[?？:：]$/u.test(heading) ? heading : `${heading} 👇`)

const telegramVisitor: Visitor = {
	...PLAIN,
	// What there is to choose stands on the buttons.
	choices: (block) => ['', headed(block.heading)],
}

const styleOf = (block: Block): readonly (readonly [line: string, style: Style])[] => {
	if (block.kind === 'lead' || block.kind === 'contacts') return [[block.text, 'bold']]
	if (block.kind === 'source') return [[block.text, 'italic']]
	if (block.kind === 'figures' || block.kind === 'list') return [[block.heading, 'bold']]
	return []
}

const entitiesOf = (text: string, styles: ReadonlyMap<string, Style>): readonly MessageEntity[] => {
	const entities: MessageEntity[] = []
	let offset = 0
	for (const line of text.split('\n')) {
		const style = styles.get(line)
		if (style !== undefined && line !== '') entities.push({ type: style, offset, length: line.length })
		offset += line.length + 1
	}
	return entities
}

const cardOf = (reply: Reply): CardRef | null => {
	const picture = reply.blocks.find((block) => block.kind === 'picture')
	return picture === undefined ? null : { of: picture.of, lang: reply.lang }
}

/**
 * A reply as messages that Telegram takes; the buttons hang under the last one with text. A card takes the text as
 * its caption, or follows a longer one, which has to arrive in any case. @param limit default: Telegram's
 */
export const render = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly TelegramMessage[] => {
	// A line that had to be torn loses its style rather than getting a wrong one.
	const styles = new Map(reply.blocks.flatMap(styleOf))
	const texts = splitLines(renderLines(reply, telegramVisitor), limit)
	const card = cardOf(reply)
	const isCaption = texts.length === 1 && (texts[0] ?? '').length <= MOST_CAPTION
	const messages = texts.map((text, at) => ({
		text,
		entities: entitiesOf(text, styles),
		keyboard: at === texts.length - 1 ? keyboardOf(reply) : [],
		card: isCaption ? card : null,
	}))
	return card === null || isCaption ? messages : [...messages, { text: '', entities: [], keyboard: [], card }]
}

/** What remains where the card cannot be sent; null where the message is nothing else. */
export const withoutCard = (message: TelegramMessage): TelegramMessage | null =>
	message.text === '' ? null : { ...message, card: null }
