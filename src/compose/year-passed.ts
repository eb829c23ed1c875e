import type { Block } from '../domain/reply.ts'
import type { Desk } from './desk.ts'

/** After the target year: that it has passed and that the page gives no results. */
export const yearPassed = ({ year, report, words }: Desk): readonly Block[] =>
	year > report.year ? [{ kind: 'notice', about: 'year-passed', text: words.yearPassed(report.year) }] : []
