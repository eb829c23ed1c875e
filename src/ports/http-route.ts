export interface HttpRequest {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
	readonly query: Readonly<Record<string, unknown>>
	/** What stands in the path where the route has `:name`. */
	readonly params: Readonly<Record<string, string>>
	/** Parsed where it was JSON, else the text; null without one. */
	readonly body: unknown
	/** Of the caller; behind a proxy that is trusted, of who called the proxy. */
	readonly address: string
	/** Whether the caller still waits for the answer. */
	readonly isOpen: () => boolean
}

export interface HttpResponse {
	readonly status: number
	/** Default: plain text. */
	readonly type?: string
	readonly headers?: Readonly<Record<string, string>>
	readonly body: string | Uint8Array
}

export type JsonSchema = Readonly<Record<string, unknown>>

/** What the OpenAPI document says of a route: JSON schemas with descriptions and examples. */
export interface RouteDocs {
	readonly tags: readonly string[]
	readonly summary: string
	readonly description: string
	readonly params?: JsonSchema
	readonly body?: JsonSchema
	/** By status. */
	readonly response: Readonly<Record<number, JsonSchema>>
}

/** What a channel answers over HTTP. The server mounts it. */
export interface HttpRoute {
	readonly method: 'GET' | 'POST'
	readonly path: string
	/** Bytes; a larger body is refused with 413. */
	readonly maxBodyBytes: number
	/** Only for what the public may call. */
	readonly docs?: RouteDocs
	readonly handle: (request: HttpRequest) => Promise<HttpResponse>
}
