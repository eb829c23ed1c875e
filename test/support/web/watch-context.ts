import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/** 1 by 1 pixel. */
const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
)

export interface Watched {
	/** A problem that the test makes on purpose. */
	readonly expect: (problem: RegExp) => void
	/** What went wrong since the last call, in words; what was expected is to be expected anew. */
	readonly take: () => readonly string[]
}

/**
 * Notes each request to a foreign host, each error of a console or a script and each breach of a content policy, and
 * answers requests for cards, so that what they look like is no matter here.
 */
export const watchContext = async (context: BrowserContext, origins: readonly string[]): Promise<Watched> => {
	let problems: string[] = []
	let expected: RegExp[] = []
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
	return {
		expect: (problem) => expected.push(problem),
		take: () => {
			const taken = problems
			problems = []
			expected = []
			return taken
		},
	}
}
