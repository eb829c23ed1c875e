import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createEmbeddedEngine } from '../../../src/broadcast/embedded-engine.ts'
import type { EngineOptions } from '../../../src/broadcast/engine.ts'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { TestOutbox } from '../../support/test-outbox.ts'

const ANN = '4711'
const TIPS = sampleTips(12)
const DAY_MS = 86_400_000

const run = createBroadcastRun('2026-11-24T20:00+08:00')

beforeEach(async () => {
	await run.subscribe(ANN)
	run.clock.set('2026-11-25T08:30+08:00')
})
afterEach(() => {
	vi.useRealTimers()
})

const planner = () => createPlanner({ ...run, tips: TIPS, dayKind: createDayKind([]) })

const engineWith = (outbox: TestOutbox, more: Partial<EngineOptions> = {}) =>
	createEmbeddedEngine({
		...run,
		planner: planner(),
		runner: createRunner({ ...run, tips: TIPS, compose: plainCompose, owner: 'test' }),
		channels: [
			{ name: 'telegram', outbox },
			{ name: 'terminal', outbox: null },
		],
		retentionDays: 90,
		...more,
	})

it('delivers at its start what fell due while nothing ran', async () => {
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('looks again at the full minute', async () => {
	run.clock.set('2026-11-25T08:29+08:00')
	vi.useFakeTimers({ now: run.clock.now() + 1000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	run.clock.set('2026-11-25T08:30+08:00')
	expect(outbox.sent).toEqual([])
	await vi.advanceTimersByTimeAsync(60_000)
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('looks when it is woken', async () => {
	run.clock.set('2026-11-25T08:29+08:00')
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	run.clock.set('2026-11-25T08:30+08:00')
	await engine.wake()
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('plans and delivers to others while one delivery takes long', async () => {
	const slow = Promise.withResolvers<void>()
	const outbox = new TestOutbox(async ({ ref }) => {
		if (ref.chat === ANN) await slow.promise
		return { kind: 'sent' }
	})
	const engine = engineWith(outbox)
	await engine.start()
	await vi.waitFor(() => expect(outbox.most).toBe(1))
	await run.subscribe('4712', { atMinute: 9 * 60 })
	run.clock.set('2026-11-25T09:00+08:00')
	await engine.wake()
	await vi.waitFor(() => expect(outbox.sent.map(({ ref }) => ref.chat)).toEqual(['4712']), 10_000)
	slow.resolve()
	await engine.stop()
})

it('waits for what is under way when it stops, and begins nothing more', async () => {
	await run.subscribe('4712', { atMinute: 9 * 60 })
	const slow = Promise.withResolvers<void>()
	const outbox = new TestOutbox(async () => {
		await slow.promise
		return { kind: 'sent' }
	})
	const engine = engineWith(outbox)
	await engine.start()
	await vi.waitFor(() => expect(outbox.most).toBe(1))
	const stopped = engine.stop()
	slow.resolve()
	await stopped
	run.clock.set('2026-11-25T09:00+08:00')
	await engine.wake()
	expect(outbox.sent).toHaveLength(1)
})

it('does not wait for ever', async () => {
	const outbox = new TestOutbox(() => new Promise(() => undefined))
	const engine = engineWith(outbox, { stopMs: 20 })
	await engine.start()
	await vi.waitFor(() => expect(outbox.most).toBe(1))
	await engine.stop()
	expect(run.log.lines).toContainEqual(expect.objectContaining({ level: 'warn', details: { stopMs: 20 } }))
})

it('says that it is not well while it cannot plan, delivers what is planned, and goes on afterwards', async () => {
	const outbox = new TestOutbox()
	const away = new AppError('STORE_UNREACHABLE', 'The database does not answer.', 'Start it.')
	let isAway = true
	const { plan } = planner()
	const planUnlessAway = async () => {
		if (isAway) throw away
		return plan()
	}
	const engine = engineWith(outbox, { planner: { plan: planUnlessAway } })
	await engine.start()
	expect(engine.health()).toEqual({ ok: false, detail: 'The database does not answer.' })
	isAway = false
	await engine.wake()
	expect(engine.health().ok).toBe(true)
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('is not well before it was started', () => {
	expect(engineWith(new TestOutbox()).health().ok).toBe(false)
})

it('deletes once a day what is older than the retention', async () => {
	const expired: number[] = []
	const keeping = { expire: async (beforeMs: number) => void expired.push(beforeMs) }
	const engine = engineWith(new TestOutbox(), { store: keeping, retentionDays: 30 })
	const atMs = run.clock.now()
	await engine.start()
	await engine.wake()
	run.clock.advance(DAY_MS)
	await engine.wake()
	expect(expired).toEqual([atMs - 30 * DAY_MS, atMs - 29 * DAY_MS])
	await engine.stop()
})
