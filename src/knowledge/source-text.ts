import type { FileValue } from './schema.ts'

/** A scanned report, cut into sections, paragraphs and sentences. All texts are folded. */
export interface SourceText {
	readonly sections: ReadonlyMap<string, readonly Paragraph[]>
	/** Headings of the layout that were not found, as [index of the section, index of the heading]. */
	readonly missingHeadings: readonly (readonly [number, number])[]
}

export interface Paragraph {
	readonly text: string
	readonly sentences: readonly Sentence[]
}

/** `start` and `end` are offsets into the paragraph; the end mark belongs to the sentence. */
export interface Sentence {
	readonly text: string
	readonly start: number
	readonly end: number
}

/** Section of what stands before the first heading, and of captions taken out of the text. */
export const MASTHEAD = 'masthead'
export const CAPTIONS = 'captions'

/** One spelling for what a scan varies: no white space, half-width punctuation, straight quotes, no emphasis marks. */
export function fold(text: string): string {
	return text
		.normalize('NFKC')
		.replaceAll(/[\s*]+/gu, '')
		.replaceAll(/[“”„«»]/gu, '"')
}

export function splitSource(text: string, coverage: FileValue<'coverage'>): SourceText {
	const blocks = text
		.split(/\n\s*\n/u)
		.map(fold)
		.filter((block) => block !== '')
	const sections = new Map<string, string[]>([[MASTHEAD, []]])
	const missingHeadings: [number, number][] = []
	let rest: readonly string[] = blocks
	let current = MASTHEAD
	const take = (section: string, texts: readonly string[]) => {
		sections.set(section, [...(sections.get(section) ?? []), ...texts])
	}
	for (const [index, { section, headings }] of coverage.layout.entries()) {
		for (const [part, heading] of headings.entries()) {
			const sought = fold(heading)
			const at = rest.findIndex((block) => block.startsWith(sought))
			// Later parts of a heading follow the first one at once.
			if (at < 0 || (part > 0 && at > 0)) {
				missingHeadings.push([index, part])
				continue
			}
			take(current, rest.slice(0, at))
			current = section
			const remainder = (rest[at] ?? '').slice(sought.length)
			rest = [...(remainder === '' ? [] : [remainder]), ...rest.slice(at + 1)]
		}
	}
	take(current, rest)
	return { sections: withoutCaptions(sections, coverage.captions), missingHeadings }
}

/** Takes captions out of the flow and joins a paragraph that one of them had cut in two. */
function withoutCaptions(
	sections: ReadonlyMap<string, readonly string[]>,
	captions: FileValue<'coverage'>['captions'],
): ReadonlyMap<string, readonly Paragraph[]> {
	const taken: string[] = []
	const result = new Map<string, readonly Paragraph[]>()
	for (const [section, texts] of sections) {
		const starts = captions.filter((caption) => caption.section === section).map(({ phrase }) => fold(phrase))
		const kept: string[] = []
		let interrupted = false
		for (const text of texts) {
			const last = kept.at(-1)
			if (starts.some((start) => text.startsWith(start))) {
				taken.push(text)
				interrupted = last !== undefined && !/[。!?]"?$/u.test(last)
			} else if (interrupted && last !== undefined) {
				kept[kept.length - 1] = last + text
				interrupted = false
			} else kept.push(text)
		}
		result.set(section, kept.map(paragraph))
	}
	result.set(CAPTIONS, taken.map(paragraph))
	return result
}

function paragraph(text: string): Paragraph {
	const sentences: Sentence[] = []
	for (const match of text.matchAll(/[^。!?]+(?:[。!?]+["')]*)?|[。!?]+/gu))
		sentences.push({ text: match[0], start: match.index, end: match.index + match[0].length })
	return { text, sentences }
}
