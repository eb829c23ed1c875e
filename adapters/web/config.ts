import { fileURLToPath } from 'node:url'

export interface WebConfig {
	/** Where the page is reached from outside, without a slash at its end; null: pages name no address of their own. */
	readonly publicUrl: string | null
	/** Origins that may show the page in a frame, besides its own. */
	readonly embedParents: readonly string[]
	/** Requests that one address may make in a minute, messages and votes counted apart. */
	readonly perMinute: number
	/** Messages of one conversation that wait for their turn; what comes beyond is refused. */
	readonly mostWaiting: number
	/** Folder of the bundle that `npm run build` makes. */
	readonly pageDir: string
}

export const WEB_DEFAULTS = {
	publicUrl: null,
	embedParents: [],
	perMinute: 120,
	mostWaiting: 10,
	pageDir: fileURLToPath(new URL('./page/dist', import.meta.url)),
} as const satisfies WebConfig
