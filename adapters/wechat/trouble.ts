import { AppError } from '../../src/domain/errors.ts'

const LONGEST_WHY = 200

/** What a puppet said, without the ids that it names. */
export const whyOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error))
		.replace(/\b(id:?)\s+\S+/giu, '$1 …')
		.replace(/\S*(?:@|wxid_)\S+/gu, '…')
		.slice(0, LONGEST_WHY)

/** An error as the log may have it: our own as it is, a puppet's by what it said. */
export const loggable = (error: unknown): Error =>
	error instanceof AppError ? error : new Error(whyOf(error))
