import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTrie } from '../../../src/understand/trie.ts'

const trieOf = (...words: readonly string[]) => createTrie(words.map((word) => [word, [word]] as const))
const found = (text: string, ...words: readonly string[]): readonly string[] =>
	trieOf(...words)
		.longest(text)
		.map((hit) => hit.word)

it('finds words from left to right', () => {
	expect(found('先修路再修桥', '修桥', '修路')).toEqual(['修路', '修桥'])
})

it('takes the longest word, not one inside it', () => {
	expect(found('粮食总产多少', '粮食', '总产', '粮食总产')).toEqual(['粮食总产'])
})

it('lets words overlap when neither lies in the other', () => {
	expect(found('大豆玉米', '大豆玉', '玉米')).toEqual(['大豆玉', '玉米'])
})

it('finds a Latin word only as a whole', () => {
	expect(found('railroads and roads', 'roads')).toEqual(['roads'])
})

it('finds a Latin word beside Chinese', () => {
	expect(found('今年gdp多少', 'gdp')).toEqual(['gdp'])
})

it('says where a word stands and gives all its values once', () => {
	const trie = createTrie<string>([
		['路', ['city']],
		['路', ['roads', 'city']],
	])

	expect(trie.longest('修路')).toEqual([{ start: 1, end: 2, word: '路', values: ['city', 'roads'] }])
})

/** Every occurrence of every word; then those that lie in no longer one. */
function scan(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
	const spans = words.flatMap((word) =>
		Array.from({ length: text.length }, (_, start) => [start, start + word.length] as const).filter(
			([start]) => text.startsWith(word, start),
		),
	)
	return spans
		.filter(([a, b]) => !spans.some(([c, d]) => c <= a && b <= d && d - c > b - a))
		.toSorted(([a], [b]) => a - b)
}

it('finds just what a dull scan finds', () => {
	const han = (maxLength: number) =>
		fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength })
	fc.assert(
		fc.property(fc.uniqueArray(han(5), { maxLength: 8 }), han(30), (words, text) => {
			const spans = trieOf(...words)
				.longest(text)
				.map((hit) => [hit.start, hit.end])
			expect(spans).toEqual(scan(text, words))
		}),
	)
})
