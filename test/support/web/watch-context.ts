import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/** 1 by 1 pixel. */
const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
)

export interface Watched {
	/** What went wrong so far, in words. */
	readonly problems: readonly string[]
	/** A problem that the test makes on purpose. */
	readonly expect: (problem: RegExp) => void
}

/**
 * Notes each request to a foreign host, each error of a console or a script and each breach of a content policy, and
 * answers requests for cards, so that what they look like is no matter here.
 */
export const watchContext = async (context: BrowserContext, origins: readonly string[]): Promise<Watched> => {
	const problems: string[] = []
	const expected: RegExp[] = []
	const note = (problem: string): void => {
		if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem)
	}
	context.on('request', (request) => {
		const { origin } = new URL(request.url())
		if (!origins.includes(origin)) note(`foreign request: ${request.url()}`)
	})
	context.on('console', (message: ConsoleMessage) => {
		if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
	})
	context.on('weberror', (error) => note(`script: ${error.error().stack ?? error.error().message}`))
	await context.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
		console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`)
	await context.route('**/cards/*', (route) => route.fulfill({ contentType: 'image/png', body: PNG }))
	return { problems, expect: (problem) => expected.push(problem) }
}
