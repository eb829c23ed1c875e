import { badRequest } from './refusal.ts'

/** One tag of a text in HTML as Telegram reads it. */
export interface StartTag {
	readonly name: string
	readonly attributes: ReadonlyMap<string, string>
	/** Where the text goes on. */
	readonly end: number
}

export const cannotParse = (why: string): Error => badRequest(`can't parse entities: ${why}`)

/** Telegram counts UTF-8 bytes here. */
const byteOffset = (html: string, at: number): number => Buffer.byteLength(html.slice(0, at))

const REFERENCES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));?/iy

/** The character that a reference stands for; undefined where Telegram leaves the & as it is. */
export const readReference = (html: string, at: number): { text: string; end: number } | undefined => {
	REFERENCE.lastIndex = at
	const found = REFERENCE.exec(html)
	if (found === null) return undefined
	const [whole, hex, decimal, name] = found
	const end = at + whole.length
	if (name !== undefined) {
		const text = Object.hasOwn(REFERENCES, name) ? REFERENCES[name] : undefined
		return text === undefined ? undefined : { text, end }
	}
	const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
	return code === 0 || code >= 0x10ffff ? undefined : { text: String.fromCodePoint(code), end }
}

const decode = (value: string): string =>
	value.replace(/&[#\da-z]+;?/gi, (reference) => readReference(reference, 0)?.text ?? reference)

const NAMES: ReadonlySet<string> = new Set(
	'a b strong i em s strike del u ins tg-spoiler tg-emoji span pre code blockquote'.split(' '),
)
const ATTRIBUTE = /([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([a-z\d.-]*)(?=[\s>])))?/iy

/** Reads the tag that begins at a `<`. */
export const readStartTag = (html: string, begin: number): StartTag => {
	const where = `at byte offset ${byteOffset(html, begin)}`
	const [, spelled = ''] = /^<([^\s>]*)/.exec(html.slice(begin)) ?? []
	let at = begin + 1 + spelled.length
	if (at >= html.length) throw cannotParse(`Unclosed start tag ${where}`)
	const name = spelled.toLowerCase()
	if (!NAMES.has(name)) throw cannotParse(`Unsupported start tag "${name}" ${where}`)
	const attributes = new Map<string, string>()
	while (html[at] !== '>') {
		while (/\s/.test(html[at] ?? '')) at++
		if (html[at] === '>') break
		if (at >= html.length) throw cannotParse(`Unclosed start tag "${name}" ${where}`)
		ATTRIBUTE.lastIndex = at
		const found = ATTRIBUTE.exec(html)
		if (found === null) throw cannotParse(`Empty attribute name in the tag "${name}" ${where}`)
		at += found[0].length
		if (/^=\s*["']/.test(html.slice(at))) throw cannotParse(`Unclosed start tag "${name}" ${where}`)
		if (html[at] === '=')
			throw cannotParse(`Unexpected end of name token at byte offset ${byteOffset(html, at + 1)}`)
		attributes.set(found[1] ?? '', decode(found[2] ?? found[3] ?? found[4]?.toLowerCase() ?? ''))
	}
	if (name === 'span' && attributes.get('class') !== 'tg-spoiler')
		throw cannotParse(`Tag "span" must have class "tg-spoiler" ${where}`)
	return { name, attributes, end: at + 1 }
}

/** Reads the `</…>` that has to close a tag; returns where the text goes on. */
export const readEndTag = (html: string, begin: number, expected: string | undefined): number => {
	const where = `at byte offset ${byteOffset(html, begin)}`
	if (expected === undefined) throw cannotParse(`Unexpected end tag ${where}`)
	const found = /^<\/([^\s>]*)\s*>/.exec(html.slice(begin))
	if (found === null) throw cannotParse(`Unclosed end tag ${where}`)
	const name = (found[1] ?? '').toLowerCase()
	if (name !== '' && name !== expected)
		throw cannotParse(`Unmatched end tag ${where}, expected "</${expected}>", found "</${name}>"`)
	return begin + found[0].length
}
