import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_CHARS, shorten } from '../../../src/understand/shorten.ts'
import { lexiconWith } from '../../support/small-lexicon.ts'

const lexicon = lexiconWith()
const story = '昨天我跟邻居在村口聊了半天, '.repeat(60)

it('leaves a message that fits as it is', () => {
	expect(shorten('粮食总产多少?', lexicon)).toBe('粮食总产多少?')
})

it.each([
	['end', `${story}粮食总产多少?`],
	['beginning', `粮食总产多少? ${story}`],
	['middle', `${story}粮食总产多少? ${story}`],
])('keeps the question at the %s of a story', (_, text) => {
	expect(shorten(text, lexicon)).toContain('粮食总产多少?')
})

it('keeps what it keeps in order', () => {
	const kept = shorten(`先问桥有几座? ${story}再问路有几条? ${story}`, lexicon)

	expect(kept.indexOf('桥有几座')).toBeLessThan(kept.indexOf('路有几条'))
})

it('never returns more than it may, nor nothing', () => {
	const piece = fc.constantFrom('粮食', '多少', ', ', '. ', '? ', 'how many ', '路')
	const long = fc.array(piece, { minLength: 500, maxLength: 900 }).map((pieces) => pieces.join(''))
	fc.assert(
		fc.property(long, (text) => {
			const { length } = shorten(text, lexicon)
			return length > 0 && length <= MOST_CHARS
		}),
	)
})
