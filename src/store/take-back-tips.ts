import type { Database } from './schema.ts'

const openTips = (tx: Database, chatId: string) =>
	tx
		.deleteFrom('deliveries')
		.where('chat_id', '=', chatId)
		.where('settled_ms', 'is', null)
		.where('tip', 'is not', null)

/** For a chat that gets its tips in another way from now on: what nobody has tried to send is planned anew. */
export const takeBackUntried = async (tx: Database, chatId: string): Promise<void> => {
	await openTips(tx, chatId).where('attempts', '=', 0).execute()
}

/** For a chat that wants no tips: all but the one on its way, which is not tried again. */
export const takeBackAll = async (tx: Database, chatId: string, nowMs: number): Promise<void> => {
	await openTips(tx, chatId)
		.where(({ eb, or }) => or([eb('owner', 'is', null), eb('open_ms', '<=', nowMs)]))
		.execute()
	await tx
		.updateTable('deliveries')
		.set({ until_ms: nowMs })
		.where('chat_id', '=', chatId)
		.where('settled_ms', 'is', null)
		.where('tip', 'is not', null)
		.execute()
}
