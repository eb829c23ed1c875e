/** What a message of a room says, and what the bot is called there. */
export interface RoomText {
	readonly text: string
	/** What the puppet knows of mentions. */
	readonly mentionsSelf: boolean
	/** Names and aliases under which the bot may be mentioned, longest meaning first. */
	readonly names: readonly string[]
}

/** WeChat sends a quotation as text: 「…」, a line of dashes, and then what its writer says. */
const QUOTATION = /^\s*「[\s\S]*?」\s*\n\s*(?:[-—－]\s*){3,}\n?/u
const EVERYBODY = /@(?:所有人|all)(?=[\u2005\s]|$)/iu

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

/** `@name` where a space, U+2005 or the end follows it. */
const mentionOf = (names: readonly string[]): RegExp | null => {
	const known = names.filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)
	return known.length === 0
		? null
		: new RegExp(`[@＠](?:${known.map(escaped).join('|')})(?=[\\u2005\\s]|$)`, 'gu')
}

/** What is said outside a quotation. */
export const withoutQuotation = (text: string): string => text.replace(QUOTATION, '')

/**
 * What a message of a room says to the bot, its name taken out; null when it is not for the bot. What others are quoted
 * with counts for nothing, a call to everybody is no mention, and whatever is in doubt is not for the bot.
 */
export const addressed = ({ text, mentionsSelf, names }: RoomText): string | null => {
	const own = withoutQuotation(text)
	const mention = mentionOf(names)
	const isNamed = mention?.test(own) === true
	// The puppet's word counts where the text cannot be misread: it may stem from the quotation, or from @所有人.
	if (!isNamed && (!mentionsSelf || own !== text || EVERYBODY.test(own) || !/[@＠]/u.test(own))) return null
	const unnamed = mention === null ? own : own.replace(mention, ' ')
	// U+2005 ends nothing but a mention.
	const rest = unnamed.replace(/[@＠][^@＠\u2005\n]{1,64}\u2005/gu, ' ').trim()
	return rest === '' ? '/help' : rest
}
