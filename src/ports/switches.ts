/** What an operator has switched, or processes share by name: for all of them, until it is set otherwise. */
export interface Switches {
	/** Null where nothing was set. */
	readonly get: (name: string) => Promise<string | null>
	/** Null takes it away. */
	readonly set: (name: string, value: string | null) => Promise<void>
}
