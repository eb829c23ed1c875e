import type { Lang } from '../domain/lang.ts'
import { type Block, visibleTexts } from '../domain/reply.ts'

/** Longest answer in characters other than spaces; English needs about three times as many as Chinese. */
const MOST_CHARACTERS: Readonly<Record<Lang, number>> = { 'zh-Hans': 300, 'zh-Hant': 300, en: 1000 }

/** What a channel adds in front of an item: a bullet, or a number and a point. */
const MARK = 2

/** Characters other than spaces: the second half of a pair counts as none. */
const charactersIn = (text: string): number => text.length - (text.match(/[\s\udc00-\udfff]/g)?.length ?? 0)

const lengthOf = (blocks: readonly Block[]): number =>
	blocks.reduce(
		(sum, block) =>
			sum +
			visibleTexts(block).reduce((length, text) => length + charactersIn(text), 0) +
			('items' in block ? block.items.length * MARK : 0),
		0,
	)

type Shrink = (block: Block) => Block | null

const isNext = (block: Block): boolean => block.kind === 'choices' && block.role === 'next'
const isRelated = (block: Block): boolean => block.kind === 'figures' && block.role === 'related'

/** One item fewer, and no block where the last one went; null when the block is not meant or is short enough. */
const fewer =
	(meant: (block: Block) => boolean, atLeast: number): Shrink =>
	(block) => {
		if (!meant(block) || !('items' in block) || block.items.length <= atLeast) return null
		return { ...block, items: block.items.slice(0, -1) } as Block
	}

const withoutText: Shrink = (block) =>
	block.kind === 'text' && block.text !== '' ? { ...block, text: '' } : null

/** A long lead without a figure loses its last sentence, a single Chinese sentence its last clause. */
const shorterLead: Shrink = (block) => {
	if (block.kind !== 'lead' || block.figure !== null) return null
	const [sentences] = /^.*[。！？](?=.)|^.*[.!?](?=\s)/su.exec(block.text) ?? []
	if (sentences !== undefined) return { ...block, text: sentences }
	const [clauses] = /^.*(?=[，；].)/su.exec(block.text) ?? []
	return clauses === undefined ? null : { ...block, text: `${clauses}。` }
}

const isOwn = (block: Block): boolean => block.kind === 'figures' && block.role === 'own'
const isList = (block: Block): boolean => block.kind === 'list'

/** What goes first when an answer is too long: never a figure that was asked for, a caveat, a notice or the source. */
const STEPS: readonly Shrink[] = [
	fewer(isNext, 2),
	fewer(isRelated, 2),
	fewer(isNext, 1),
	fewer(isList, 4),
	fewer(isRelated, 1),
	fewer(isList, 3),
	withoutText,
	fewer(isRelated, 0),
	fewer(isNext, 0),
	// A summary says in general what the measures say in particular.
	shorterLead,
	fewer(isList, 0),
	fewer(isOwn, 1),
	fewer(isOwn, 0),
]

const isEmpty = (block: Block): boolean =>
	('items' in block && block.items.length === 0) || (block.kind === 'text' && block.text === '')

/** The blocks cut down to the longest answer, the least needed first. */
export const shorten = (blocks: readonly Block[], lang: Lang): readonly Block[] => {
	let fitted = blocks.filter((block) => !isEmpty(block))
	let length = lengthOf(fitted)
	for (const step of STEPS) {
		while (length > MOST_CHARACTERS[lang]) {
			// From the end: what stands last matters least.
			const at = fitted.findLastIndex((block) => step(block) !== null)
			const shrunk = fitted[at] && step(fitted[at])
			if (!shrunk) break
			fitted = fitted.with(at, shrunk).filter((block) => !isEmpty(block))
			length = lengthOf(fitted)
		}
	}
	return fitted
}
