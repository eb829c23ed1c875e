import type { Transaction } from 'kysely'
import { AppError } from '../domain/errors.ts'
import type { Database, Tables } from './schema.ts'

const MOST_TRIES = 5

const isConflict = (error: unknown): boolean => error instanceof AppError && error.code === 'STORE_CONFLICT'

/** Does again what PostgreSQL has undone because two changes waited for each other. */
export const withoutConflict = async <Result>(
	work: () => Promise<Result>,
	tries = MOST_TRIES,
): Promise<Result> => {
	try {
		return await work()
	} catch (error) {
		if (tries <= 1 || !isConflict(error)) throw error
		return withoutConflict(work, tries - 1)
	}
}

/** All of it or nothing. @param work may be run more than once */
export const inTransaction = <Result>(
	db: Database,
	work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> => withoutConflict(() => db.transaction().execute(work))
