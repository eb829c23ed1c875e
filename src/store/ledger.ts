import type { Clock } from '../ports/clock.ts'
import type { Claim, ClaimQuery, Ledger, Recipient } from '../ports/ledger.ts'
import { type Change, changeClaims } from './change-claim.ts'
import { findChat } from './chats.ts'
import { claim } from './claim.ts'
import { groupCommit } from './group-commit.ts'
import { plan } from './plan.ts'
import type { Database } from './schema.ts'
import { tally } from './tally.ts'

interface Options {
	readonly clock: Clock
	readonly rowLocks: boolean
}

const recipientState = (chat: string, subscription: string | null): Recipient['state'] => {
	if (chat === 'gone') return 'gone'
	return subscription === null ? 'stopped' : 'subscribed'
}

const askTogether = (db: Database, { clock, rowLocks }: Options) =>
	groupCommit<ClaimQuery, Claim | null>(async (queries) => {
		const alike = ({ platform, owner, leaseMs, campaign }: ClaimQuery): string =>
			JSON.stringify([platform, owner, leaseMs, campaign])
		const found = new Map<string, Claim[]>()
		for (const [key, same] of Map.groupBy(queries, alike)) {
			const [query] = same
			if (query === undefined) continue
			found.set(key, [...(await claim(db, query, { nowMs: clock.now(), rowLocks, limit: same.length }))])
		}
		return queries.map((query) => found.get(alike(query))?.shift() ?? null)
	})

/** Askers and settlers that come at once share a commit. */
export const keepLedger = (
	db: Database,
	options: Options,
): Ledger & { readonly idle: () => Promise<void> } => {
	const { clock, rowLocks } = options
	const asked = askTogether(db, options)
	const changed = groupCommit((changes: readonly Change[]) => changeClaims(db, changes))

	return {
		idle: async () => {
			await Promise.all([asked.idle(), changed.idle()])
		},
		plan: (rows) => plan(db, rows, { rowLocks }),
		claim: asked.add,
		renew: async (held, leaseMs) => {
			const leaseUntilMs = clock.now() + leaseMs
			const ours = await changed.add({ claim: held, set: { open_ms: leaseUntilMs, owner: held.owner } })
			return ours ? { ...held, leaseUntilMs } : null
		},
		settle: (held, outcome) =>
			changed.add({ claim: held, set: { open_ms: null, owner: null, outcome, settled_ms: clock.now() } }),
		postpone: (held, dueMs) => changed.add({ claim: held, set: { open_ms: dueMs, owner: null } }),
		recipientsOf: async (figure) => {
			const rows = await db
				.selectFrom('delivery_figures as f')
				.innerJoin('deliveries as d', (join) =>
					join.onRef('d.campaign', '=', 'f.campaign').onRef('d.chat_id', '=', 'f.chat_id'),
				)
				.innerJoin('chats as c', 'c.id', 'f.chat_id')
				.leftJoin('subscriptions as s', 's.chat_id', 'c.id')
				.select(['c.platform', 'c.chat', 'c.thread', 'c.state', 's.chat_id'])
				.distinct()
				.where('f.figure', '=', figure)
				.where('d.outcome', '=', 'sent')
				.orderBy('c.platform')
				.orderBy('c.chat')
				.orderBy('c.thread')
				.execute()
			return rows.map(({ platform, chat, thread, state, chat_id }) => ({
				ref: { platform, chat, thread: thread === '' ? null : thread },
				state: recipientState(state, chat_id),
			}))
		},
		tipsOf: async (ref) => {
			const chat = await findChat(db, ref)
			if (chat === null) return []
			const given = await db
				.selectFrom('deliveries')
				.select((eb) => ['tip', eb.fn.coalesce('settled_ms', 'open_ms').as('at_ms')])
				.where('chat_id', '=', chat.id)
				.where('tip', 'is not', null)
				.where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '=', 'sent')]))
				.unionAll(db.selectFrom('used_tips').select(['tip', 'at_ms']).where('chat_id', '=', chat.id))
				.orderBy('at_ms')
				.execute()
			// A tip that came back counts from its last time.
			return [...new Set(given.map(({ tip }) => tip ?? '').reverse())].reverse()
		},
		tally: (campaign) => tally(db, campaign),
	}
}
