import type { Clock } from '../ports/clock.ts'
import type { Claim, Ledger, Recipient } from '../ports/ledger.ts'
import { findChat } from './chats.ts'
import { claim } from './claim.ts'
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

export const keepLedger = (db: Database, { clock, rowLocks }: Options): Ledger => {
	/** Changes the row of a claim while it is this worker's. */
	const change = async (
		{ campaign, ref, owner, attempts }: Claim,
		set: {
			readonly open_ms: number | null
			readonly owner: string | null
			readonly outcome?: 'sent' | 'gone' | 'no-rights' | 'moved' | 'window-closed' | 'failed'
			readonly settled_ms?: number
		},
	): Promise<boolean> => {
		const { numUpdatedRows } = await db
			.updateTable('deliveries')
			.set(set)
			.where('campaign', '=', campaign)
			.where('chat_id', '=', (eb) =>
				eb
					.selectFrom('chats')
					.select('chats.id')
					.where('chats.platform', '=', ref.platform)
					.where('chats.chat', '=', ref.chat)
					.where('chats.thread', '=', ref.thread ?? ''),
			)
			.where('owner', '=', owner)
			.where('attempts', '=', attempts)
			.executeTakeFirstOrThrow()
		return numUpdatedRows > 0n
	}

	return {
		plan: (rows) => plan(db, rows, { rowLocks }),
		claim: (query) => claim(db, { ...query, nowMs: clock.now(), rowLocks }),
		renew: async (held, leaseMs) => {
			const leaseUntilMs = clock.now() + leaseMs
			const ours = await change(held, { open_ms: leaseUntilMs, owner: held.owner })
			return ours ? { ...held, leaseUntilMs } : null
		},
		settle: (held, outcome) => change(held, { open_ms: null, owner: null, outcome, settled_ms: clock.now() }),
		postpone: (held, dueMs) => change(held, { open_ms: dueMs, owner: null }),
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
