import type { Tally } from '../ports/ledger.ts'
import type { Database } from './schema.ts'

const NONE: Tally = {
	due: 0,
	claimed: 0,
	sent: 0,
	gone: 0,
	'no-rights': 0,
	moved: 0,
	'window-closed': 0,
	failed: 0,
}

export const tally = async (db: Database, campaign: string): Promise<Tally> => {
	const rows = await db
		.selectFrom('deliveries')
		.select((eb) => [
			'outcome',
			eb.fn.count<number>('owner').as('claimed'),
			eb.fn.countAll<number>().as('all'),
		])
		.where('campaign', '=', campaign)
		.groupBy('outcome')
		.execute()
	const counted: { -readonly [Key in keyof Tally]: number } = { ...NONE }
	for (const { outcome, claimed, all } of rows) {
		if (outcome !== null) counted[outcome] = all
		else Object.assign(counted, { due: all - claimed, claimed })
	}
	return counted
}
