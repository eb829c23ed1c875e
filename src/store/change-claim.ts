import type { Claim, Outcome } from '../ports/ledger.ts'
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

/** Changes the row of a claim; false when it is another's by now. */
const change = async (db: Database, { claim, set }: Change): Promise<boolean> => {
	const { campaign, ref, owner, attempts } = claim
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

const oneByOne = async (db: Database, changes: readonly Change[]): Promise<readonly boolean[]> => {
	const results: boolean[] = []
	for (const one of changes) results.push(await change(db, one))
	return results
}

/** In one commit, in their order. */
export const changeClaims = async (db: Database, changes: readonly Change[]): Promise<readonly boolean[]> => {
	if (changes.length === 1) return oneByOne(db, changes)
	try {
		return await db.transaction().execute((tx) => oneByOne(tx, changes))
	} catch {
		// Many locks at once can meet another process's the other way round; one at a time cannot.
		return oneByOne(db, changes)
	}
}
