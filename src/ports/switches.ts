/** What an operator has switched, for all processes and until it is switched back. */
export interface Switches {
	/** Null where nothing was set. */
	readonly get: (name: string) => Promise<string | null>
	/** Null takes it away. */
	readonly set: (name: string, value: string | null) => Promise<void>
}
