export type Payload = Readonly<Record<string, unknown>>

export interface UploadedFile {
	readonly name: string
	readonly bytes: Uint8Array
}

export type Files = Readonly<Record<string, UploadedFile>>

/** One call of the API, by a bot or in the body of its answer to a webhook. */
export interface Call {
	readonly method: string
	readonly payload: Payload
	/** Uploads by field name. */
	readonly files: Files
	/** When it came: milliseconds since 1970 from a clock that never goes back. */
	readonly atMs: number
	/** HTTP status of the answer; null while under way; 0 when the connection ended without one. */
	readonly status: number | null
	/** Why it was refused. */
	readonly description?: string
}

export const nowMs = (): number => performance.timeOrigin + performance.now()
