/** Rows of one statement: with up to ten columns far below the 32,766 values that SQLite takes. */
const MOST_ROWS = 500

export const inSlices = <Row>(rows: readonly Row[]): readonly (readonly Row[])[] =>
	Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, index) =>
		rows.slice(index * MOST_ROWS, (index + 1) * MOST_ROWS),
	)
