import { expect, it } from 'vitest'
import { createFuzzy } from '../../../src/understand/fuzzy.ts'
import { lexiconWith } from '../../support/small-lexicon.ts'

const fuzzy = createFuzzy(lexiconWith({ id: 'greeting', words: ['您好您好'] }))

it('finds a word with one wrong character', () => {
	expect(fuzzy('粮食忽产是多少')).toMatchObject([{ word: '粮食总产', senses: ['figure:grain'] }])
})

it('gives the exact word the least distance', () => {
	const [exact, near] = ['粮食总产', '粮食忽产'].map((text) => fuzzy(text)[0]?.distance ?? 1)

	expect(exact).toBeLessThan(near ?? 0)
})

it.each([
	['nothing that shares no two characters', '今天天气不错'],
	['nothing that is no thing of the page', '您好您好'],
	['nothing in a long message', `粮食忽产${'说来话长'.repeat(15)}`],
	['nothing in nothing', ''],
])('%s', (_, text) => {
	expect(fuzzy(text)).toEqual([])
})
