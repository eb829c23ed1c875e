import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { LEARNING_MS } from '../real-door.ts'
import { launchChromium } from './chromium.ts'
import { type Watched, watchContext } from './watch-context.ts'
import { startWebService, type WebService } from './web-service.ts'

export interface Visit extends Watched {
	readonly page: Page
	/** Bodies that the page has sent to a path so far. */
	readonly sent: (path: string) => readonly unknown[]
}

export interface VisitOptions extends BrowserContextOptions {
	/** Origins that may be asked besides the service's own. */
	readonly alsoFrom?: readonly string[]
}

export interface Citizens {
	readonly service: () => WebService
	/** A browser window of its own, with nothing remembered. A path, or a whole address. */
	readonly visit: (path: string, options?: VisitOptions) => Promise<Visit>
}

/** One service and one browser for the tests of a file. Whatever a page complains of fails the test. */
export const useCitizens = (settings: () => Readonly<Record<string, string>> = () => ({})): Citizens => {
	let service: WebService | null = null
	let browser: Browser | null = null
	const open: Visit[] = []
	const running = (): WebService => {
		if (service === null) throw new TypeError('The service has not been started')
		return service
	}

	beforeAll(async () => {
		;[service, browser] = await Promise.all([startWebService(settings()), launchChromium()])
		if (!(await fetch(service.origin)).ok) throw new Error('The page has not been built: npm run build')
	}, LEARNING_MS)
	afterEach(async () => {
		const visits = open.splice(0)
		const problems = visits.flatMap((visit) => visit.problems)
		await Promise.all(visits.map(({ page }) => page.context().close()))
		expect(problems).toEqual([])
	})
	afterAll(async () => {
		await browser?.close()
		await service?.end()
	})

	return {
		service: running,
		visit: async (path, { alsoFrom = [], ...options } = {}) => {
			if (browser === null) throw new TypeError('The browser has not been started')
			const { origin } = running()
			const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', ...options })
			const watched = await watchContext(context, [origin, ...alsoFrom])
			const posts: { readonly path: string; readonly body: unknown }[] = []
			context.on('request', (request) => {
				if (request.method() === 'POST')
					posts.push({ path: new URL(request.url()).pathname, body: request.postDataJSON() })
			})
			const page = await context.newPage()
			page.setDefaultTimeout(10_000)
			const visit: Visit = {
				...watched,
				page,
				sent: (to) => posts.filter((post) => post.path === to).map(({ body }) => body),
			}
			open.push(visit)
			await page.goto(path.startsWith('http') ? path : `${origin}${path}`)
			return visit
		},
	}
}
