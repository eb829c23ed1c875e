import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { LEARNING_MS } from '../support/real-door.ts'

const SCORER = '../shared/score/score.mjs'
const GOLD = '../shared/questions/A.jsonl'
const ABSENT = !existsSync(SCORER) || !existsSync(GOLD)

/** Percent. */
const AT_LEAST = { outcome: 96, topic: 95, figure: 95 } as const
/** Percent; `missing` counts replies. */
const AT_MOST = { wrongNumber: 1.5, falseAnswer: 4, strayNumber: 0, missing: 0 } as const

describe.skipIf(ABSENT)(`accuracy on ${GOLD} (skipped where it is absent)`, () => {
	let scores: Readonly<Record<string, number>>
	beforeAll(() => {
		const command = `"${process.execPath}" src/cli.ts ask --jsonl`
		const args = [SCORER, '--gold', GOLD, '--cmd', command, '--json']
		scores = summaryOf(execFileSync(process.execPath, args, { encoding: 'utf8' }))
	}, LEARNING_MS)

	it.each(Object.entries(AT_LEAST))('%s is at least %d', (column, floor) => {
		expect(scores[column]).toBeGreaterThanOrEqual(floor)
	})

	it.each(Object.entries(AT_MOST))('%s is at most %d', (column, ceiling) => {
		expect(scores[column]).toBeLessThanOrEqual(ceiling)
	})
})

/** The scorer's one line of JSON. */
function summaryOf(printed: string): Readonly<Record<string, number>> {
	const line = printed.split('\n').findLast((text) => text.startsWith('{'))
	return JSON.parse(line ?? '{}') as Record<string, number>
}
