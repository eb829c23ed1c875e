import { expect, it } from 'vitest'
import { createDailyCap } from '../../../../adapters/wechat/daily-cap.ts'
import type { Switches } from '../../../../src/ports/switches.ts'

const inMemory = (): Switches => {
	const kept = new Map<string, string>()
	return {
		get: async (name) => kept.get(name) ?? null,
		set: async (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
	}
}

it("counts a day across restarts, and lets the next one begin at midnight of WeChat's day", async () => {
	const shared = inMemory()
	let now = Date.parse('2026-11-25T22:00+08:00')
	const open = () => createDailyCap(2, shared, { now: () => now })
	await open().count()
	const between = await open().waitMs()
	await open().count()
	const full = await open().waitMs()
	now += full
	const nextDay = await open().waitMs()

	expect([between, full, nextDay]).toEqual([0, 2 * 60 * 60_000, 0])
})
