import { expect, it } from 'vitest'
import { rankedOf, readScores } from '../../../src/understand/scores.ts'

const scores = readScores(
	['figure:roads', 'area:city', 'absent:city', 'off'],
	Float64Array.of(0.3, 0.25, 0.4, 0.05),
)

it('adds the classes of an outcome up', () => {
	expect(scores.outcomes).toMatchObject({ answer: 0.55, absent: 0.4, off: 0.05, emergency: 0 })
})

it('takes the likeliest outcome, not the outcome of the likeliest class', () => {
	expect([scores.outcome, scores.ranked[0]?.name]).toEqual(['answer', 'absent:city'])
})

it('ranks the classes of one outcome, best first', () => {
	expect(rankedOf(scores, 'answer').map(({ name }) => name)).toEqual(['figure:roads', 'area:city'])
})

it('knows no class of another kind', () => {
	expect(() => readScores(['weather:rain'], Float64Array.of(1))).toThrow('weather:rain')
})
