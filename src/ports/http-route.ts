export interface HttpRequest {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
	readonly query: Readonly<Record<string, unknown>>
	/** Parsed where it was JSON, else the text; null without one. */
	readonly body: unknown
	/** Whether the caller still waits for the answer. */
	readonly isOpen: () => boolean
}

export interface HttpResponse {
	readonly status: number
	readonly type?: string
	readonly body: string
}

/** What a channel answers over HTTP. The server mounts it. */
export interface HttpRoute {
	readonly method: 'GET' | 'POST'
	readonly path: string
	/** Bytes; a larger body is refused with 413. */
	readonly maxBodyBytes: number
	readonly handle: (request: HttpRequest) => Promise<HttpResponse>
}
