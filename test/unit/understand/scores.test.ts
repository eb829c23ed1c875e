import { expect, it } from 'vitest'
import { bestOf, createReadScores, rankedOf } from '../../../src/understand/scores.ts'

const readScores = createReadScores(['figure:roads', 'area:city', 'absent:city', 'off'])
const scores = readScores(Float64Array.of(0.3, 0.25, 0.4, 0.05))

it('adds the classes of an outcome up', () => {
	expect(scores.outcomes).toMatchObject({ answer: 0.55, absent: 0.4, off: 0.05, emergency: 0 })
})

it('takes the likeliest outcome, not the outcome of the likeliest class', () => {
	expect([scores.outcome, bestOf(scores)?.name]).toEqual(['answer', 'absent:city'])
})

it('ranks the classes of one outcome, best first', () => {
	expect(rankedOf(scores, 'answer').map(({ name }) => name)).toEqual(['figure:roads', 'area:city'])
})

it('knows no class of another kind', () => {
	expect(() => createReadScores(['weather:rain'])).toThrow('weather:rain')
})

it('finds the best class of one outcome', () => {
	expect(bestOf(scores, 'answer')).toEqual({ name: 'figure:roads', outcome: 'answer', score: 0.3 })
})

it('finds none of an outcome without a class', () => {
	expect(bestOf(scores, 'service')).toBe(null)
})
