import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { LEARNING_MS } from '../real-door.ts'
import { launchChromium } from './chromium.ts'
import { type Watched, watchContext } from './watch-context.ts'
import { startWebService, type WebService } from './web-service.ts'

export interface Visit {
	readonly page: Page
	/** A problem that the test makes on purpose. */
	readonly expect: Watched['expect']
	/** Bodies that the page has sent to a path so far. */
	readonly sent: (path: string) => readonly unknown[]
}

export interface VisitOptions extends BrowserContextOptions {
	/** Origins that may be asked besides the service's own. */
	readonly alsoFrom?: readonly string[]
}

export interface Citizens {
	readonly service: () => WebService
	/** A tab of its own, with nothing remembered. A path, or a whole address. */
	readonly visit: (path: string, options?: VisitOptions) => Promise<Visit>
}

/**
 * A context of the browser with a tab that stays open at the service's origin, for the process of an origin ends with
 * its last tab: starting context and process anew costs more than twice what a visit costs.
 */
interface BrowserWindow {
	readonly made: string
	readonly context: BrowserContext
	readonly watched: Watched
	readonly keeper: Page
	/** Lent to one visit at a time, so that visits of one test share nothing. */
	lent: boolean
}

/** Closes the tabs of its visit; what was complained of meanwhile. */
const tidy = async ({ context, watched, keeper }: BrowserWindow): Promise<readonly string[]> => {
	const tabs = context.pages().filter((page) => page !== keeper)
	await Promise.all(tabs.map((page) => page.close()))
	await context.setOffline(false)
	return watched.take()
}

/** What earlier tabs left behind. Playwright's own way opens a page for it, which takes as long as a new context. */
const forgetAll = async (page: Page, origin: string): Promise<void> => {
	const devtools = await page.context().newCDPSession(page)
	await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
	await devtools.detach()
}

/** One service and one browser for the tests of a file. Whatever a page complains of fails the test. */
export const useCitizens = (settings: () => Readonly<Record<string, string>> = () => ({})): Citizens => {
	let service: WebService | null = null
	let browser: Browser | null = null
	const windows: BrowserWindow[] = []
	const running = (): WebService => {
		if (service === null) throw new TypeError('The service has not been started')
		return service
	}

	beforeAll(async () => {
		;[service, browser] = await Promise.all([startWebService(settings()), launchChromium()])
		if (!(await fetch(service.origin)).ok) throw new Error('The page has not been built: npm run build')
	}, LEARNING_MS)
	afterEach(async () => {
		const used = windows.filter(({ lent }) => lent)
		const problems = (await Promise.all(used.map(tidy))).flat()
		for (const window of used) window.lent = false
		expect(problems).toEqual([])
	})
	afterAll(async () => {
		await browser?.close()
		await service?.end()
	})

	const lend = async ({ alsoFrom = [], ...options }: VisitOptions): Promise<BrowserWindow> => {
		if (browser === null) throw new TypeError('The browser has not been started')
		const made = JSON.stringify({ alsoFrom, options })
		let window = windows.find((other) => other.made === made && !other.lent)
		if (window === undefined) {
			const context = await browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce', ...options })
			const watched = await watchContext(context, [running().origin, ...alsoFrom])
			const keeper = await context.newPage()
			await keeper.goto(`${running().origin}/report.css`)
			window = { made, context, watched, keeper, lent: false }
			windows.push(window)
		}
		window.lent = true
		return window
	}

	return {
		service: running,
		visit: async (path, options = {}) => {
			const { context, watched } = await lend(options)
			const page = await context.newPage()
			page.setDefaultTimeout(10_000)
			await forgetAll(page, running().origin)
			const posts: { readonly path: string; readonly body: unknown }[] = []
			page.on('request', (request) => {
				if (request.method() === 'POST')
					posts.push({ path: new URL(request.url()).pathname, body: request.postDataJSON() })
			})
			await page.goto(path.startsWith('http') ? path : `${running().origin}${path}`)
			return {
				page,
				expect: watched.expect,
				sent: (to) => posts.filter((post) => post.path === to).map(({ body }) => body),
			}
		},
	}
}
