/** From a moment to another, milliseconds of true time. */
export type Interval = readonly [fromMs: number, untilMs: number]

/** How long both last together; negative where they are apart. */
export const overlap = ([a, b]: Interval, [c, d]: Interval): number => Math.min(b, d) - Math.max(a, c)

/** What is left of an interval without others. */
export const without = (interval: Interval, others: readonly Interval[]): readonly Interval[] =>
	others.reduce<readonly Interval[]>(
		(left, [fromMs, untilMs]) =>
			left.flatMap(([a, b]) =>
				[[a, Math.min(b, fromMs)] as const, [Math.max(a, untilMs), b] as const].filter(([c, d]) => c < d),
			),
		[interval],
	)
