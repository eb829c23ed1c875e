import { nameOfChat } from '../domain/chat-ref.ts'
import type { Claim, Outcome } from '../ports/ledger.ts'
import { type ChatColumns, columnsOf, refOf } from './chat-columns.ts'
import { givenRows } from './given-rows.ts'
import type { Database, Dialect } from './schema.ts'

export type Change = { readonly claim: Claim } & (
	| { readonly kind: 'renew'; readonly openMs: number }
	| { readonly kind: 'postpone'; readonly openMs: number; readonly untilMs: number | null }
	| { readonly kind: 'settle'; readonly outcome: Outcome; readonly settledMs: number }
)

const GIVEN = {
	kind: 'text',
	platform: 'text',
	chat: 'text',
	thread: 'text',
	campaign: 'text',
	owner: 'text',
	attempts: 'bigint',
	open_ms: 'bigint',
	until_ms: 'bigint',
	outcome: 'text',
	settled_ms: 'bigint',
} as const

const givenOf = (change: Change) => ({
	kind: change.kind,
	...columnsOf(change.claim.ref),
	campaign: change.claim.campaign,
	owner: change.claim.owner,
	attempts: change.claim.attempts,
	open_ms: change.kind === 'settle' ? null : change.openMs,
	until_ms: change.kind === 'postpone' ? change.untilMs : null,
	outcome: change.kind === 'settle' ? change.outcome : null,
	settled_ms: change.kind === 'settle' ? change.settledMs : null,
})

type Given = ReturnType<typeof givenOf>

const nameOf = (row: ChatColumns & Pick<Given, 'campaign' | 'attempts'>): string =>
	JSON.stringify([nameOfChat(refOf(row)), row.campaign, row.attempts])

interface Options {
	readonly dialect: Dialect
	readonly nowMs: number
}

/** Names of the rows that were still the claimer's. @param rows each once */
const changeRows = async (
	db: Database,
	rows: readonly Given[],
	{ dialect, nowMs }: Options,
): Promise<Set<string>> => {
	const changed = await db
		.with(
			(name) => name('changes').materialized(),
			(cte) =>
				cte
					.selectFrom(givenRows(dialect, GIVEN, rows))
					.selectAll('given')
					// As a value and not by a join: PostgreSQL, which cannot know how few the rows are, would read all chats.
					.select(({ selectFrom }) =>
						selectFrom('chats as c')
							.select('c.id')
							.whereRef('c.platform', '=', 'given.platform')
							.whereRef('c.chat', '=', 'given.chat')
							.whereRef('c.thread', '=', 'given.thread')
							.as('chat_id'),
					),
		)
		.updateTable('deliveries')
		.from('changes')
		.set(({ ref, eb, and }) => ({
			open_ms: ref('changes.open_ms'),
			owner: eb.case().when('changes.kind', '=', 'renew').then(ref('changes.owner')).else(null).end(),
			outcome: ref('changes.outcome'),
			settled_ms: ref('changes.settled_ms'),
			until_ms: eb
				.case()
				.when(
					and([
						eb('changes.kind', '=', 'postpone'),
						// Whoever said stop while the tip was on its way does not get it later.
						eb.or([
							eb('deliveries.tip', 'is', null),
							eb('deliveries.until_ms', 'is', null),
							eb('deliveries.until_ms', '>', nowMs),
						]),
					]),
				)
				.then(ref('changes.until_ms'))
				.else(ref('deliveries.until_ms'))
				.end(),
		}))
		.whereRef('deliveries.campaign', '=', 'changes.campaign')
		.whereRef('deliveries.chat_id', '=', 'changes.chat_id')
		.whereRef('deliveries.owner', '=', 'changes.owner')
		.whereRef('deliveries.attempts', '=', 'changes.attempts')
		.where(({ eb, or }) =>
			or([
				eb('changes.kind', '<>', 'renew'),
				eb('deliveries.until_ms', 'is', null),
				eb('deliveries.until_ms', '>', nowMs),
			]),
		)
		.returning(({ selectFrom }) => {
			const chat = selectFrom('chats').whereRef('chats.id', '=', 'deliveries.chat_id')
			return [
				'deliveries.campaign',
				'deliveries.attempts',
				chat.select('chats.platform').$asScalar().$notNull().as('platform'),
				chat.select('chats.chat').$asScalar().$notNull().as('chat'),
				chat.select('chats.thread').$asScalar().$notNull().as('thread'),
			]
		})
		.execute()
	return new Set(changed.map(nameOf))
}

/** For each change whether the row was still the claimer's; all of them in one statement and commit. */
export const changeClaims = async (
	db: Database,
	changes: readonly Change[],
	options: Options,
): Promise<readonly boolean[]> => {
	const results = changes.map(() => false)
	let left = changes.map((change, index) => ({ given: givenOf(change), index }))
	while (left.length > 0) {
		// Of several changes of one row the first counts, and the next finds what it has left.
		const firsts = new Map(left.toReversed().map((one) => [nameOf(one.given), one]))
		const changed = await changeRows(
			db,
			[...firsts.values()].map(({ given }) => given),
			options,
		)
		for (const [name, { index }] of firsts) results[index] = changed.has(name)
		const done = new Set(firsts.values())
		left = left.filter((one) => !done.has(one))
	}
	return results
}
