import { randomUUID } from 'node:crypto'
import type { ChatRef } from '../domain/chat-ref.ts'
import type { Chats } from '../ports/chats.ts'
import type { Clock } from '../ports/clock.ts'
import { columnsOf } from './chat-columns.ts'
import { inSlices } from './in-slices.ts'
import { inTransaction } from './in-transaction.ts'
import type { Database } from './schema.ts'

/** Adds the chat, or brings it back. */
export const seeChat = async (db: Database, ref: ChatRef, nowMs: number): Promise<void> => {
	const here = { state: 'here', since_ms: nowMs } as const
	await db
		.insertInto('chats')
		.values({ id: randomUUID(), ...columnsOf(ref), ...here })
		.onConflict((conflict) =>
			conflict.columns(['platform', 'chat', 'thread']).doUpdateSet(here).where('chats.state', '=', 'gone'),
		)
		.execute()
}

/** Null for a chat that was never seen. */
export const findChat = async (db: Database, ref: ChatRef) =>
	(await db
		.selectFrom('chats')
		.select(['id', 'state'])
		.where('platform', '=', ref.platform)
		.where('chat', '=', ref.chat)
		.where('thread', '=', columnsOf(ref).thread)
		.executeTakeFirst()) ?? null

const mergeChat = async (tx: Database, from: string, to: string): Promise<void> => {
	await tx
		.updateTable('subscriptions')
		.set({ chat_id: to })
		.where('chat_id', '=', from)
		.where(({ not, exists, selectFrom }) =>
			not(exists(selectFrom('subscriptions as s').select('s.chat_id').where('s.chat_id', '=', to))),
		)
		.execute()
	await tx
		.updateTable('deliveries')
		.set({ chat_id: to })
		.where('chat_id', '=', from)
		.where('campaign', 'not in', (eb) =>
			eb.selectFrom('deliveries as d').select('d.campaign').where('d.chat_id', '=', to),
		)
		.execute()
	await tx
		.updateTable('used_tips')
		.set({ chat_id: to })
		.where('chat_id', '=', from)
		.where('tip', 'not in', (eb) =>
			eb.selectFrom('used_tips as u').select('u.tip').where('u.chat_id', '=', to),
		)
		.execute()
	// Whoever has another id now is there, also where it was gone under that one.
	await tx
		.updateTable('chats')
		.set({ state: 'here' })
		.where('id', '=', to)
		.where(({ exists, selectFrom }) =>
			exists(selectFrom('chats as c').select('c.id').where('c.id', '=', from).where('c.state', '=', 'here')),
		)
		.execute()
	await tx.deleteFrom('chats').where('id', '=', from).execute()
}

/** Ends what hangs on one chat, or on all its threads. */
const endChats = (
	db: Database,
	which: { readonly platform: string; readonly chat: string; readonly thread?: string },
	nowMs: number,
): Promise<void> =>
	inTransaction(db, async (tx) => {
		const ended = await tx
			.updateTable('chats')
			.set({ state: 'gone', since_ms: nowMs })
			.where(({ and }) => and({ ...which, state: 'here' }))
			.returning('id')
			.execute()
		for (const slice of inSlices(ended.map(({ id }) => id))) {
			await tx.deleteFrom('subscriptions').where('chat_id', 'in', slice).execute()
			await tx
				.updateTable('deliveries')
				.set({ outcome: 'gone', settled_ms: nowMs, open_ms: null, owner: null })
				.where('chat_id', 'in', slice)
				.where('settled_ms', 'is', null)
				.execute()
		}
	})

export const keepChats = (db: Database, clock: Clock): Chats => ({
	seen: (ref) => seeChat(db, ref, clock.now()),
	stateOf: async (ref) => (await findChat(db, ref))?.state ?? null,
	counts: async () => {
		const rows = await db
			.selectFrom('chats')
			.select(({ fn }) => ['state', fn.countAll<number>().as('count')])
			.groupBy('state')
			.execute()
		return { here: 0, gone: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
	},
	gone: (ref) => endChats(db, columnsOf(ref), clock.now()),
	left: (platform, chat) => endChats(db, { platform, chat }, clock.now()),
	moved: (platform, from, to) =>
		inTransaction(db, async (tx) => {
			if (from === to) return
			const olds = await tx
				.selectFrom('chats')
				.select(['id', 'thread'])
				.where('platform', '=', platform)
				.where('chat', '=', from)
				.execute()
			for (const { id, thread } of olds) {
				const known = await findChat(tx, { platform, chat: to, thread })
				if (known !== null) await mergeChat(tx, id, known.id)
				else await tx.updateTable('chats').set({ chat: to }).where('id', '=', id).execute()
			}
		}),
})
