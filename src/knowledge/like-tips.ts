import { type Problem, say } from './problem.ts'
import type { CheckedFile } from './read-file.ts'

/**
 * From this share of common character pairs on, two tips count as one. Measured on the 91 tips of the first pack: no
 * two of them share more than 0.20, while a tip with its first third rewritten still shares 0.44 with what it was, and
 * one with every sixth character changed 0.42.
 */
const TOO_LIKE = 0.4

/** Tips that repeat an earlier one in nearly the same words, by the Jaccard index of their Chinese character pairs. */
export function likeTips(tips: CheckedFile<'tips'>): readonly Problem[] {
	const entries = tips.value ?? []
	const pairs = entries.map(({ zh }) => characterPairs(zh))
	return entries.flatMap((_, index) => {
		const own = pairs[index] ?? new Set<string>()
		const at = pairs.slice(0, index).findIndex((other) => jaccard(own, other) >= TOO_LIKE)
		const twin = entries[at]
		if (twin === undefined) return []
		return [
			{
				file: tips.file,
				line: tips.lineOf([index, 'zh']),
				message: say(
					`和第 ${tips.lineOf([at])} 行的 ${twin.id} 太像`,
					`is too much like ${twin.id} on line ${tips.lineOf([at])}`,
				),
				hint: say('换一个说法，或删去一条', 'word it differently, or drop one'),
			},
		]
	})
}

/** Pairs of neighbouring letters, digits and characters; punctuation does not count. */
function characterPairs(text: string): ReadonlySet<string> {
	const chars = [...text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')]
	return new Set(chars.slice(1).map((char, at) => `${chars[at]}${char}`))
}

/** 0 to 1; 0 for two empty sets. */
function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const common = [...one].filter((pair) => other.has(pair)).length
	return common === 0 ? 0 : common / (one.size + other.size - common)
}
