import type { Claim, Outcome } from '../ports/ledger.ts'
import { inSlices } from './in-slices.ts'
import type { Database } from './schema.ts'

export interface Change {
	readonly claim: Claim
	readonly set: {
		readonly open_ms: number | null
		readonly owner: string | null
		readonly outcome?: Outcome
		readonly settled_ms?: number
	}
}

const nameOf = (ref: { readonly platform: string; readonly chat: string; readonly thread: string | null }) =>
	JSON.stringify([ref.platform, ref.chat, ref.thread ?? ''])

const rowName = (chatId: string, attempts: number, campaign: string): string =>
	`${chatId} ${attempts} ${campaign}`

const chatIds = async (db: Database, changes: readonly Change[]): Promise<ReadonlyMap<string, string>> => {
	const rows = await db
		.selectFrom('chats')
		.select(['id', 'platform', 'chat', 'thread'])
		.where('platform', 'in', [...new Set(changes.map(({ claim }) => claim.ref.platform))])
		.where('chat', 'in', [...new Set(changes.map(({ claim }) => claim.ref.chat))])
		.execute()
	return new Map(rows.map((row) => [nameOf(row), row.id]))
}

/** Changes that set the same, as one statement; names of the rows that were still the claimer's. */
const changeAlike = async (
	db: Database,
	set: Change['set'],
	rows: readonly (Claim & { readonly chatId: string })[],
): Promise<readonly string[]> => {
	const changed = await db
		.updateTable('deliveries')
		.set(set)
		.where((eb) =>
			eb.or(
				rows.map(({ campaign, chatId, owner, attempts }) =>
					eb.and({ campaign, chat_id: chatId, owner, attempts }),
				),
			),
		)
		.returning(['campaign', 'chat_id', 'attempts'])
		.execute()
	return changed.map(({ campaign, chat_id, attempts }) => rowName(chat_id, attempts, campaign))
}

/** For each change whether the row was still the claimer's. What sets the same goes in one statement and commit. */
export const changeClaims = async (db: Database, changes: readonly Change[]): Promise<readonly boolean[]> => {
	const ids = await chatIds(db, changes)
	const found = changes.map(({ claim, set }, index) => {
		const chatId = ids.get(nameOf(claim.ref)) ?? ''
		return { index, set, row: { ...claim, chatId }, name: rowName(chatId, claim.attempts, claim.campaign) }
	})
	const results = changes.map(() => false)
	for (const alike of Map.groupBy(found, ({ set }) => JSON.stringify(set)).values()) {
		const [first] = alike
		if (first === undefined) continue
		for (const slice of inSlices(alike)) {
			const rows = slice.map(({ row }) => row)
			const changed = new Set(await changeAlike(db, first.set, rows))
			// Two changes of one row at once: the first of them counts.
			for (const { index, name } of slice) results[index] = changed.delete(name)
		}
	}
	return results
}
