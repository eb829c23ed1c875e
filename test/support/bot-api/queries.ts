import type { Update } from 'grammy/types'
import { nowMs } from './call.ts'
import { badRequest } from './refusal.ts'

/** Callback and inline queries that wait for an answer. */
export interface Queries {
	readonly note: (update: Omit<Update, 'update_id'>) => void
	/** Refuses when the query is unknown, too old or answered. */
	readonly check: (kind: QueryKind, id: string | undefined) => void
	readonly answered: (kind: QueryKind, id: string) => void
}

type QueryKind = 'callback' | 'inline'

export const createQueries = (maxAgeMs: number): Queries => {
	const askedAtMs: Readonly<Record<QueryKind, Map<string, number>>> = {
		callback: new Map(),
		inline: new Map(),
	}
	return {
		note: ({ callback_query, inline_query }) => {
			if (callback_query !== undefined) askedAtMs.callback.set(callback_query.id, nowMs())
			if (inline_query !== undefined) askedAtMs.inline.set(inline_query.id, nowMs())
		},
		check: (kind, id) => {
			const atMs = askedAtMs[kind].get(id ?? '')
			if (atMs === undefined || nowMs() - atMs >= maxAgeMs)
				throw badRequest('query is too old and response timeout expired or query ID is invalid')
		},
		answered: (kind, id) => {
			askedAtMs[kind].delete(id)
		},
	}
}
