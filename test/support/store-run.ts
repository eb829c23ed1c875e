import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { ChatRef } from '../../src/domain/chat-ref.ts'
import { conversationKey } from '../../src/domain/conversation.ts'
import { figureId } from '../../src/domain/ids.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import type { Claim, ClaimQuery, Planned } from '../../src/ports/ledger.ts'
import type { Store } from '../../src/ports/store.ts'
import type { DueQuery } from '../../src/ports/subscriptions.ts'
import type { StoreOptions } from '../../src/store/create-store.ts'
import { createIdHash } from '../../src/store/id-hash.ts'

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
/** 08:30 in Shanghai. */
export const START_MS = Date.UTC(2026, 10, 25, 0, 30)
export const CAMPAIGN = 'tip:2026-11-25'
export const LEASE_MS = 30_000

export const ANN = conversationKey('telegram', '4711')
export const BOB = conversationKey('telegram', '4712')
export const GROUP: ChatRef = { platform: 'telegram', chat: '-1001', thread: null }
export const TOPIC: ChatRef = { platform: 'telegram', chat: '-1001', thread: '7' }
export const OTHER: ChatRef = { platform: 'telegram', chat: '-1002', thread: null }
export const F1 = figureId('roads')
export const F2 = figureId('bridges')

export const DAILY: Subscription = {
	atMinute: 510,
	zone: 'Asia/Shanghai',
	weekdaysOnly: false,
	skipHolidays: false,
	silent: true,
	paused: false,
	lang: 'zh-Hant',
}
/** A day on which everybody was there who opted in at the start. */
export const DUE: DueQuery = {
	campaign: CAMPAIGN,
	zone: 'Asia/Shanghai',
	fromMinute: 500,
	toMinute: 520,
	onWeekend: false,
	onHoliday: false,
	noTipSinceMs: START_MS - 600 * MINUTE_MS,
	dayMs: START_MS,
	limit: 10,
}
export const WORKER: ClaimQuery = { platform: 'telegram', owner: 'worker-1', leaseMs: LEASE_MS }

/** A place for tables that can be emptied, and opened again. */
export interface StorePlace {
	/** Tables with nothing in them; a store that was open on them is closed before. */
	readonly empty: () => Promise<void>
	readonly open: (options: StoreOptions) => Promise<Store>
	/** Everything that was written, as one text: to look for what must not be in it. */
	readonly dump: () => Promise<string>
	readonly dispose: () => Promise<void>
}

/** An empty store for each test, and what tests do with one again and again. */
export interface StoreRun {
	readonly store: Store
	readonly place: StorePlace
	/** The time of the store. */
	nowMs: number
	readonly reopen: (more?: Partial<StoreOptions>) => Promise<void>
	readonly subscribe: (ref: ChatRef, wanted?: Partial<Subscription>) => Promise<void>
	readonly tip: (ref: ChatRef, more?: Partial<Planned>) => Planned
	/** Throws where nothing is due. */
	readonly claimed: (owner?: string) => Promise<Claim>
	/** Plans, claims and settles as sent. */
	readonly deliver: (ref: ChatRef, more?: Partial<Planned>) => Promise<void>
}

export const createStoreRun = (openPlace: () => Promise<StorePlace>): StoreRun => {
	let place: StorePlace | null = null
	let store: Store | null = null
	const present = <Thing>(thing: Thing | null): Thing => {
		if (thing === null) throw new Error('only inside of a test')
		return thing
	}
	const options = (more: Partial<StoreOptions> = {}): StoreOptions => ({
		hash: createIdHash('salt of the tests'),
		clock: { now: () => run.nowMs },
		...more,
	})
	const run: StoreRun = {
		get store() {
			return present(store)
		},
		get place() {
			return present(place)
		},
		nowMs: START_MS,
		reopen: async (more) => {
			await run.store.close()
			store = await run.place.open(options(more))
		},
		subscribe: (ref, wanted) => run.store.subscriptions.put(ref, '4711', { ...DAILY, ...wanted }),
		tip: (ref, more) => ({
			campaign: CAMPAIGN,
			ref,
			dueMs: run.nowMs,
			untilMs: null,
			tip: 'tip-1',
			figures: [F1],
			...more,
		}),
		claimed: async (owner = 'worker-1') => {
			const claim = await run.store.ledger.claim({ ...WORKER, owner })
			if (claim === null) throw new Error('nothing was due')
			return claim
		},
		deliver: async (ref, more) => {
			await run.store.ledger.plan([run.tip(ref, more)])
			await run.store.ledger.settle(await run.claimed(), 'sent')
		},
	}
	beforeAll(async () => {
		place = await openPlace()
	}, 60_000)
	afterAll(() => place?.dispose())
	beforeEach(async () => {
		run.nowMs = START_MS
		await run.place.empty()
		store = await run.place.open(options())
		return () => run.store.close()
	})
	return run
}
