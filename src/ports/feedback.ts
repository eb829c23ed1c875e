/** One 有用 or 没用 under an answer: what it was about, never who said so. */
export interface Vote {
	readonly channel: string
	/** The code of the first thing that was answered: fig_…, area_…, fact_…. */
	readonly about: string
	readonly useful: boolean
}
