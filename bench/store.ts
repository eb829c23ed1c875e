// The store under load: npm run bench:store
// 10,000 subscribed chats; one tip for each is planned, then claimed and settled by 16 workers at once. On SQLite, and
// on a PostgreSQL of its own on this machine, both with every commit on the disk before it is acknowledged.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatRef } from '../src/domain/chat-ref.ts'
import { conversationKey } from '../src/domain/conversation.ts'
import { figureId } from '../src/domain/ids.ts'
import type { Store } from '../src/ports/store.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { startPostgres, whyNoPostgres } from '../test/support/postgres.ts'
import { STORE_OPTIONS } from '../test/support/store-options.ts'

const CHATS = 10_000
const AT_ONCE = 16
const MINUTE_MS = 60_000
const PLANNED_AT_ONCE = 1000

const refs: readonly ChatRef[] = Array.from({ length: CHATS }, (_, index) => ({
	platform: 'telegram',
	chat: String(index),
	thread: null,
}))

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
	const startMs = performance.now()
	await work()
	return (performance.now() - startMs) / 1000
}

/** Each of the items once, by so many workers at once. */
const spread = async <Item>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<unknown>,
): Promise<void> => {
	const left = items.values()
	const worker = async (): Promise<void> => {
		for (const item of left) await work(item)
	}
	await Promise.all(Array.from({ length: atOnce }, worker))
}

const perSecond = (taken: number): number => Math.round(CHATS / taken)

const due = (store: Store, campaign: string) =>
	store.subscriptions.due({
		campaign,
		zone: 'Asia/Shanghai',
		fromMinute: 0,
		toMinute: 1439,
		onWeekend: false,
		onHoliday: false,
		noTipSinceMs: Date.now() - 600 * MINUTE_MS,
		dayMs: Date.now() + MINUTE_MS,
		limit: CHATS,
	})

const drain = async (store: Store): Promise<number> => {
	let settled = 0
	const worker = async (): Promise<void> => {
		for (;;) {
			const claim = await store.ledger.claim({ platform: 'telegram', owner: 'bench', leaseMs: MINUTE_MS })
			if (claim === null) return
			if (await store.ledger.settle(claim, 'sent')) settled++
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, worker))
	return settled
}

const measure = async (store: Store) => {
	const subscribe = await seconds(() =>
		spread(refs, AT_ONCE, (ref) =>
			store.subscriptions.put(ref, ref.chat, {
				atMinute: 510,
				zone: 'Asia/Shanghai',
				weekdaysOnly: false,
				skipHolidays: false,
				silent: false,
				paused: false,
				lang: 'zh-Hans',
			}),
		),
	)
	const asked = await seconds(() => due(store, 'tip:1'))
	const plan = await seconds(async () => {
		for (let from = 0; from < CHATS; from += PLANNED_AT_ONCE)
			await store.ledger.plan(
				refs.slice(from, from + PLANNED_AT_ONCE).map((ref) => ({
					campaign: 'tip:1',
					ref,
					dueMs: Date.now(),
					untilMs: null,
					tip: 'tip-1',
					figures: [figureId('roads')],
				})),
			)
	})
	let settled = 0
	const settle = await seconds(async () => {
		settled = await drain(store)
	})
	if (settled !== CHATS) throw new Error(`${settled} of ${CHATS} deliveries were settled`)
	const askedAgain = await seconds(() => due(store, 'tip:1'))
	const remember = await seconds(() =>
		spread(refs, AT_ONCE, ({ chat }) =>
			store.memory.save(conversationKey('telegram', chat), 'x'.repeat(300), Date.now() + MINUTE_MS),
		),
	)
	return {
		'subscribed/s': perSecond(subscribe),
		'planned/s': perSecond(plan),
		'settled/s': perSecond(settle),
		'memories/s': perSecond(remember),
		'due, none planned, ms': Math.round(asked * 1000),
		'due, all planned, ms': Math.round(askedAgain * 1000),
	}
}

const results: Record<string, Awaited<ReturnType<typeof measure>>> = {}

const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-'))
const sqlite = await openSqliteStore({ path: join(folder, 'wenbao.db'), ...STORE_OPTIONS })
results['SQLite'] = await measure(sqlite)
await sqlite.close()
rmSync(folder, { recursive: true })

const missing = whyNoPostgres()
if (missing !== null) console.error(`PostgreSQL: left out, ${missing}`)
else {
	const server = await startPostgres()
	const postgres = await openPostgresStore({ url: await server.database('bench'), ...STORE_OPTIONS })
	results['PostgreSQL'] = await measure(postgres)
	await postgres.close()
	await server.stop()
}
console.table(results)
