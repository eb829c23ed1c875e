import type { Lexicon } from './lexicon.ts'

/** Characters of a message that are read. */
export const MOST_CHARS = 400

const QUESTION =
	/\?|吗|呢|多少|几[个条座家人万亿]|什么|啥|怎么|咋|哪|谁|有没有|是不是|how |what |when |which |who |where /
const CLAUSE = /[^,.?]+[,.?]* ?/g

/** The clauses of a normalised text that say most, in their order: questions, known words, and the end. */
export function shorten(text: string, lexicon: Lexicon): string {
	if (text.length <= MOST_CHARS) return text
	const clauses = (text.match(CLAUSE) ?? [text]).flatMap((clause) => cut(clause))
	const ranked = clauses
		.map((clause, at) => ({ at, score: scoreOf(clause, at / clauses.length, lexicon) }))
		.sort((a, b) => b.score - a.score || b.at - a.at)
	const kept = new Set<number>()
	let room = MOST_CHARS
	for (const { at } of ranked) {
		const length = clauses[at]?.length ?? 0
		if (length > room) continue
		kept.add(at)
		room -= length
	}
	return clauses.filter((_, at) => kept.has(at)).join('')
}

function cut(clause: string): string[] {
	const pieces: string[] = []
	for (let at = 0; at < clause.length; at += MOST_CHARS / 4)
		pieces.push(clause.slice(at, at + MOST_CHARS / 4))
	return pieces
}

function scoreOf(clause: string, position: number, lexicon: Lexicon): number {
	const asks = QUESTION.test(clause) ? 3 : 0
	const known = new Set(
		lexicon
			.find(clause)
			.flatMap((hit) =>
				hit.values.filter((sense) => /^(?:figure|area|fact|subject|concept:em-)/.test(sense)),
			),
	).size
	return asks + Math.min(known, 4) + position * 2
}
