import { randomUUID } from 'node:crypto'
import type { ChatRef, Chats } from '../ports/chats.ts'
import type { Clock } from '../ports/clock.ts'
import type { Database } from './schema.ts'

/** Adds the chat, or brings it back. */
export const seeChat = async (db: Database, ref: ChatRef, nowMs: number): Promise<void> => {
	const here = { state: 'here', since_ms: nowMs } as const
	await db
		.insertInto('chats')
		.values({ id: randomUUID(), platform: ref.platform, chat: ref.chat, thread: ref.thread ?? '', ...here })
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
		.where('thread', '=', ref.thread ?? '')
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
	await tx.deleteFrom('chats').where('id', '=', from).execute()
}

export const keepChats = (db: Database, clock: Clock): Chats => ({
	seen: (ref) => seeChat(db, ref, clock.now()),
	stateOf: async (ref) => (await findChat(db, ref))?.state ?? null,
	gone: (ref) =>
		db.transaction().execute(async (tx) => {
			const chat = await findChat(tx, ref)
			if (chat === null) return
			const nowMs = clock.now()
			await tx
				.updateTable('chats')
				.set({ state: 'gone', since_ms: nowMs })
				.where('id', '=', chat.id)
				.execute()
			await tx.deleteFrom('subscriptions').where('chat_id', '=', chat.id).execute()
			await tx
				.updateTable('deliveries')
				.set({ outcome: 'gone', settled_ms: nowMs, open_ms: null, owner: null })
				.where('chat_id', '=', chat.id)
				.where('outcome', 'is', null)
				.execute()
		}),
	moved: (platform, from, to) =>
		db.transaction().execute(async (tx) => {
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
