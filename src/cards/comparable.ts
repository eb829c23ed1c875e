import type { Figure } from '../domain/pack.ts'

/** Beyond this a row of bars is no comparison but a table. */
const MOST = 4
/** Characters that the ends of two measures share when they name the same thing of two subjects: 增长, 增加值增长. */
const SHARED_END = 2

const endOf = ({ measures }: Figure): string => measures['zh-Hans'].slice(-SHARED_END)

const isShare = ({ kind, unit, value }: Figure): boolean =>
	kind === 'target' && unit === '%' && value !== null

/**
 * The figures that may stand beside one as bars, itself among them, in the order of the report: percentages that are
 * targets of the same kind of measure. Counts and sums of different things are never drawn against each other. Empty
 * where there are fewer than two.
 */
export const comparableWith = (figure: Figure, figures: readonly Figure[]): readonly Figure[] => {
	if (!isShare(figure)) return []
	const alike = figures.filter((other) => isShare(other) && endOf(other) === endOf(figure))
	return alike.length < 2 || alike.length > MOST ? [] : alike
}
