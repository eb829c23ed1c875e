/** Which deliveries of a platform have been dealt with, across restarts. */
export interface Handled {
	readonly has: (id: string) => boolean
	/** Returns when the id will be known after the process is killed. */
	readonly add: (id: string) => void
}
