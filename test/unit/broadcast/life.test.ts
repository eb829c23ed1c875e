import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { closesAt } from '../../../src/broadcast/hours.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import type { Subscription } from '../../../src/domain/subscription.ts'
import { isWithin } from '../../../src/domain/time-of-day.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { Delivered } from '../../../src/ports/outbox.ts'
import { chatOf, DAILY, NIGHT, recordLog } from '../../support/broadcast.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { StandingClock } from '../../support/standing-clock.ts'
import { TestOutbox } from '../../support/test-outbox.ts'
import { openTestStore } from '../../support/test-store.ts'

const TIPS = sampleTips(5)
const MINUTE_MS = 60_000
const LEAST_GAP_MS = 10 * 60 * MINUTE_MS

/** What happens next: time goes by until somebody looks, a chat opts in or out, a platform answers otherwise. */
type Step =
	| { readonly kind: 'look'; readonly afterMinutes: number }
	| { readonly kind: 'subscribe'; readonly chat: string; readonly atMinute: number; readonly zone: string }
	| { readonly kind: 'stop'; readonly chat: string }
	| { readonly kind: 'trouble'; readonly delivered: Delivered }

const chat = fc.constantFrom('1', '2')
const look = fc.record({
	kind: fc.constant('look' as const),
	// Mostly as the engine does, at times after hours or days without one.
	afterMinutes: fc.oneof(
		{ weight: 6, arbitrary: fc.integer({ min: 1, max: 240 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 240, max: 4000 }) },
	),
})
const subscribe = fc.record({
	kind: fc.constant('subscribe' as const),
	chat,
	atMinute: fc.integer({ min: NIGHT.toMinute, max: NIGHT.fromMinute - 1 }),
	zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Auckland'),
})
const stop = fc.record({ kind: fc.constant('stop' as const), chat })
const trouble = fc.record({
	kind: fc.constant('trouble' as const),
	delivered: fc.constantFrom<Delivered>(
		{ kind: 'gone', why: 'blocked' },
		{ kind: 'no-rights', why: 'read only' },
		{ kind: 'refused', why: 'too long' },
		{ kind: 'later', afterMs: 60_000, why: 'server error' },
		{ kind: 'window-closed', why: 'over' },
	),
})
const life: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.oneof(
		{ weight: 10, arbitrary: look },
		{ weight: 6, arbitrary: subscribe },
		{ weight: 1, arbitrary: stop },
		{ weight: 1, arbitrary: trouble },
	),
	{ minLength: 40, maxLength: 80 },
)

interface Sent {
	readonly atMs: number
	readonly tip: string
}

/** Lives through the steps and says what was sent to whom, checking each message when it is sent. */
const live = async (steps: readonly Step[]): Promise<ReadonlyMap<string, readonly Sent[]>> => {
	// The week before clocks are set forward in New York.
	const clock = new StandingClock('2026-03-02T08:00+08:00')
	const { store, close } = await openTestStore(clock)
	const log = recordLog()
	const common = { store, tips: TIPS, clock, quiet: NIGHT, log }
	const planner = createPlanner({ ...common, dayKind: createDayKind([]) })
	const runner = createRunner({ ...common, compose: plainCompose, zone: 'Asia/Shanghai', owner: 'test' })
	const subscribed = new Map<string, Subscription>()
	const sent = new Map<string, Sent[]>()
	const troubles: Delivered[] = []
	/** What may have arrived is tried again as it was planned, though the chat has chosen another time since. */
	const putOff = new Set<string>()

	const outbox = new TestOutbox(({ ref, reply }) => {
		const wanted = subscribed.get(ref.chat)
		if (wanted === undefined) throw new Error(`sent to ${ref.chat}, which has no subscription`)
		const { minute } = zonedTime(clock.now(), wanted.zone)
		expect(isWithin(minute, NIGHT)).toBe(false)
		if (!putOff.has(ref.chat)) {
			expect(minute).toBeGreaterThanOrEqual(wanted.atMinute)
			expect(minute).toBeLessThan(closesAt(wanted.atMinute, NIGHT))
		}
		const delivered = troubles.pop() ?? { kind: 'sent' }
		if (delivered.kind === 'later') putOff.add(ref.chat)
		else putOff.delete(ref.chat)
		if (delivered.kind === 'gone') subscribed.delete(ref.chat)
		if (delivered.kind !== 'sent') return delivered
		const before = sent.get(ref.chat) ?? []
		expect(clock.now() - (before.at(-1)?.atMs ?? 0)).toBeGreaterThan(LEAST_GAP_MS)
		const [block] = reply.blocks
		const tip = block?.kind === 'text' ? (block.text.split(' ')[0] ?? '') : ''
		sent.set(ref.chat, [...before, { atMs: clock.now(), tip }])
		return delivered
	})

	for (const step of steps) {
		if (step.kind === 'look') {
			clock.advance(step.afterMinutes * MINUTE_MS)
			await planner.plan()
			await runner.drain(outbox, 'telegram', new AbortController().signal)
		} else if (step.kind === 'subscribe') {
			const wanted = { ...DAILY, atMinute: step.atMinute, zone: step.zone }
			await store.subscriptions.put(chatOf(step.chat), '1', wanted)
			subscribed.set(step.chat, wanted)
		} else if (step.kind === 'stop') {
			await store.subscriptions.end(chatOf(step.chat))
			subscribed.delete(step.chat)
			putOff.delete(step.chat)
		} else troubles.push(step.delivered)
	}
	await close()
	expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
	return sent
}

it('sends only to who wants it, in its window, never at night, never twice within ten hours, no tip again too soon', async () => {
	let messages = 0
	await fc.assert(
		fc.asyncProperty(life, async (steps) => {
			const sent = await live(steps)
			for (const ofChat of sent.values()) {
				messages += ofChat.length
				const tips = ofChat.map(({ tip }) => tip)
				for (let from = 0; from + TIPS.length <= tips.length; from += 1)
					expect(new Set(tips.slice(from, from + TIPS.length)).size).toBe(TIPS.length)
			}
		}),
		{ numRuns: 20, endOnFailure: true },
	)
	expect(messages).toBeGreaterThan(25)
}, 60_000)

it('sends a chat its tip on every one of ten days, at its own time, if somebody looks every ten minutes', async () => {
	const tenMinutes: Step = { kind: 'look', afterMinutes: 10 }
	const sent = await live([
		{ kind: 'subscribe', chat: '1', atMinute: 8 * 60 + 30, zone: 'America/New_York' },
		...Array.from({ length: 10 * 144 }, () => tenMinutes),
	])
	const times = (sent.get('1') ?? []).map(({ atMs }) => zonedTime(atMs, 'America/New_York'))
	expect(times).toHaveLength(10)
	expect(new Set(times.map(({ minute }) => minute))).toEqual(new Set([8 * 60 + 30]))
}, 60_000)
