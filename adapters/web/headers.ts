import type { WebConfig } from './config.ts'

const policy = (frameAncestors: string): string =>
	[
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self'",
		"connect-src 'self'",
		"font-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		`frame-ancestors ${frameAncestors}`,
	].join('; ')

/** Of every page but the one that may be embedded. */
export const PAGE_HEADERS = { 'content-security-policy': policy("'none'") }

/** Of the citizen page: its own origin and those of WEB_EMBED_PARENTS may show it in a frame. */
export const embeddableHeaders = ({ embedParents }: Pick<WebConfig, 'embedParents'>) => ({
	'content-security-policy': policy(["'self'", ...embedParents].join(' ')),
})
