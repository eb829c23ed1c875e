import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createEmbeddedEngine } from '../../../src/broadcast/embedded-engine.ts'
import type { EngineOptions } from '../../../src/broadcast/engine.ts'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import { AppError } from '../../../src/domain/errors.ts'
import type { Store } from '../../../src/ports/store.ts'
import {
	chatOf,
	DAILY,
	NIGHT,
	openTestStore,
	plainCompose,
	recordLog,
	StandingClock,
	TestOutbox,
} from '../../support/broadcast.ts'
import { sampleTips } from '../../support/sample-tips.ts'

const ANN = chatOf('4711')
const DAY_MS = 86_400_000

let clock: StandingClock
let store: Store
let close: () => Promise<void>
let log: ReturnType<typeof recordLog>

beforeEach(async () => {
	clock = new StandingClock('2026-11-24T20:00+08:00')
	log = recordLog()
	;({ store, close } = await openTestStore(clock))
	await store.subscriptions.put(ANN, '1', DAILY)
	clock.set('2026-11-25T08:30+08:00')
})
afterEach(async () => {
	vi.useRealTimers()
	await close()
})

const engineWith = (outbox: TestOutbox, more: Partial<EngineOptions> = {}) => {
	const common = { store, tips: sampleTips(12), clock, quiet: NIGHT, log }
	return createEmbeddedEngine({
		planner: createPlanner({ ...common, dayKind: createDayKind([]) }),
		runner: createRunner({ ...common, compose: plainCompose, zone: 'Asia/Shanghai', owner: 'test' }),
		channels: [
			{ name: 'telegram', outbox },
			{ name: 'terminal', outbox: null },
		],
		store,
		retentionDays: 90,
		clock,
		log,
		...more,
	})
}

it('delivers at its start what fell due while nothing ran', async () => {
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('looks again at the full minute', async () => {
	clock.set('2026-11-25T08:29+08:00')
	vi.useFakeTimers({ now: clock.now() + 1000, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	clock.set('2026-11-25T08:30+08:00')
	expect(outbox.sent).toEqual([])
	await vi.advanceTimersByTimeAsync(60_000)
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('looks when it is woken', async () => {
	clock.set('2026-11-25T08:29+08:00')
	const outbox = new TestOutbox()
	const engine = engineWith(outbox)
	await engine.start()
	clock.set('2026-11-25T08:30+08:00')
	await engine.wake()
	await vi.waitFor(() => expect(outbox.sent).toHaveLength(1))
	await engine.stop()
})

it('plans and delivers to others while one delivery takes long', async () => {
	const slow = Promise.withResolvers<void>()
	const outbox = new TestOutbox(async ({ ref }) => {
		if (ref.chat === ANN.chat) await slow.promise
		return { kind: 'sent' }
	})
	const engine = engineWith(outbox)
	await engine.start()
	await vi.waitFor(() => expect(outbox.most).toBe(1))
	await store.subscriptions.put(chatOf('4712'), '1', { ...DAILY, atMinute: 9 * 60 })
	clock.set('2026-11-25T09:00+08:00')
	await engine.wake()
	await vi.waitFor(() => expect(outbox.sent.map(({ ref }) => ref.chat)).toEqual(['4712']), 10_000)
	slow.resolve()
	await engine.stop()
})

it('waits for what is under way when it stops, and begins nothing more', async () => {
	await store.subscriptions.put(chatOf('4712'), '1', { ...DAILY, atMinute: 9 * 60 })
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
	clock.set('2026-11-25T09:00+08:00')
	await engine.wake()
	expect(outbox.sent).toHaveLength(1)
})

it('does not wait for ever', async () => {
	const outbox = new TestOutbox(() => new Promise(() => undefined))
	const engine = engineWith(outbox, { stopMs: 20 })
	await engine.start()
	await vi.waitFor(() => expect(outbox.most).toBe(1))
	await engine.stop()
	expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn', details: { stopMs: 20 } }))
})

it('says that it is not well while it cannot plan, delivers what is planned, and goes on afterwards', async () => {
	const outbox = new TestOutbox()
	const away = new AppError('STORE_UNREACHABLE', 'The database does not answer.', 'Start it.')
	let isAway = true
	const planner = createPlanner({
		store,
		tips: sampleTips(3),
		clock,
		quiet: NIGHT,
		dayKind: createDayKind([]),
		log,
	})
	const plan = async (): Promise<number> => {
		if (isAway) throw away
		return planner.plan()
	}
	const engine = engineWith(outbox, { planner: { plan } })
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
	const atMs = clock.now()
	await engine.start()
	await engine.wake()
	clock.advance(DAY_MS)
	await engine.wake()
	expect(expired).toEqual([atMs - 30 * DAY_MS, atMs - 29 * DAY_MS])
	await engine.stop()
})
