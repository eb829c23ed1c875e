import type { Clock } from '../ports/clock.ts'
import type { Claim, ClaimQuery, Ledger } from '../ports/ledger.ts'
import { campaigns, nextOpenMs, rowsOf } from './campaigns.ts'
import { type Change, changeClaims } from './change-claim.ts'
import { claim } from './claim.ts'
import { tipIn, tipsOf } from './given-tips.ts'
import { groupCommit } from './group-commit.ts'
import { withoutConflict } from './in-transaction.ts'
import { plan } from './plan.ts'
import { recipientsOf } from './recipients.ts'
import type { Database, Dialect } from './schema.ts'
import { tally } from './tally.ts'

interface Options {
	readonly clock: Clock
	readonly dialect: Dialect
}

const askTogether = (db: Database, { clock, dialect }: Options) =>
	groupCommit<ClaimQuery, Claim | null>(async (queries) => {
		const alike = ({ platform, owner, leaseMs, campaign }: ClaimQuery): string =>
			JSON.stringify([platform, owner, leaseMs, campaign])
		const found = new Map<string, Claim[]>()
		for (const [key, same] of Map.groupBy(queries, alike)) {
			const [query] = same
			if (query === undefined) continue
			found.set(key, [...(await claim(db, query, { nowMs: clock.now(), dialect, limit: same.length }))])
		}
		return queries.map((query) => found.get(alike(query))?.shift() ?? null)
	})

/** Askers and settlers that come at once share a commit. */
export const keepLedger = (
	db: Database,
	options: Options,
): Ledger & { readonly idle: () => Promise<void> } => {
	const { clock, dialect } = options
	const asked = askTogether(db, options)
	const changed = groupCommit((changes: readonly Change[]) =>
		withoutConflict(() => changeClaims(db, changes, { dialect, nowMs: clock.now() })),
	)

	return {
		idle: async () => {
			await Promise.all([asked.idle(), changed.idle()])
		},
		plan: (rows) => plan(db, rows, dialect),
		claim: asked.add,
		renew: async (held, leaseMs) => {
			const leaseUntilMs = clock.now() + leaseMs
			const ours = await changed.add({ kind: 'renew', claim: held, openMs: leaseUntilMs })
			return ours ? { ...held, leaseUntilMs } : null
		},
		settle: (held, outcome) => changed.add({ kind: 'settle', claim: held, outcome, settledMs: clock.now() }),
		postpone: (held, dueMs, untilMs) =>
			changed.add({ kind: 'postpone', claim: held, openMs: dueMs, untilMs }),
		recipientsOf: (figure) => recipientsOf(db, figure),
		tipsOf: (refs) => tipsOf(db, refs, dialect),
		tipIn: (campaign, ref) => tipIn(db, campaign, ref),
		tally: (campaign) => tally(db, campaign),
		rowsOf: (campaign) => rowsOf(db, campaign),
		campaigns: (limit) => campaigns(db, limit),
		nextOpenMs: (platform) => nextOpenMs(db, platform),
	}
}
