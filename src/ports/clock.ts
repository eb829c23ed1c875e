/** Time is handed in, so that tests hold it still. */
export interface Clock {
	/** Milliseconds since 1970. */
	readonly now: () => number
}
