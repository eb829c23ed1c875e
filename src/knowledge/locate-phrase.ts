import { fold, type Paragraph, type SourceText } from './source-text.ts'

/** Where a phrase stands: offsets into the folded text of a paragraph. */
export interface Spot {
	readonly section: string
	/** From 1. */
	readonly paragraph: number
	readonly start: number
	readonly end: number
}

/** Every place of a phrase in one section. */
export function spotsInSection(source: SourceText, section: string, phrase: string): readonly Spot[] {
	const sought = fold(phrase)
	if (sought === '') return []
	return (source.sections.get(section) ?? []).flatMap(({ text }, index) => {
		const spots: Spot[] = []
		for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
			spots.push({ section, paragraph: index + 1, start: at, end: at + sought.length })
		return spots
	})
}

/** Every place of a phrase in the whole source. */
export function spotsAnywhere(source: SourceText, phrase: string): readonly Spot[] {
	return [...source.sections.keys()].flatMap((section) => spotsInSection(source, section, phrase))
}

/** The span from the first place of `from` to the end of the next place of `to` in the same paragraph. */
export function spanOf(
	source: SourceText,
	section: string,
	from: string,
	to: string | undefined,
): Spot | null {
	const first = spotsInSection(source, section, from)[0]
	if (first === undefined || to === undefined) return first ?? null
	const text = paragraphAt(source, first)?.text ?? ''
	const at = text.indexOf(fold(to), first.start)
	return at < 0 ? null : { ...first, end: Math.max(first.end, at + fold(to).length) }
}

export function paragraphAt(
	source: SourceText,
	spot: Pick<Spot, 'section' | 'paragraph'>,
): Paragraph | undefined {
	return source.sections.get(spot.section)?.[spot.paragraph - 1]
}

export function overlap(one: Spot, other: Spot): boolean {
	if (one.section !== other.section || one.paragraph !== other.paragraph) return false
	return one.start < other.end && other.start < one.end
}
