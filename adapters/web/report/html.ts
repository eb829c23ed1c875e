/** Text that is markup already: only `html` makes it, so that everything else is escaped. */
export interface Html {
	readonly kind: 'html'
	readonly text: string
}

export type Content = Html | string | number | null | readonly Content[]

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
}

const isMany = (content: Content): content is readonly Content[] => Array.isArray(content)

const textOf = (content: Content): string => {
	if (content === null) return ''
	if (isMany(content)) return content.map(textOf).join('')
	if (typeof content === 'object') return content.text
	return String(content).replace(/[&<>"']/gu, (mark) => ESCAPES[mark] ?? '')
}

/** Markup with what is put into it escaped: as text, or in an attribute between quotes. Null is nothing. */
export const html = (markup: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
	kind: 'html',
	text: markup.map((part, at) => part + textOf(contents[at] ?? null)).join(''),
})
