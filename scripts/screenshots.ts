// Pictures of every page at the widths of a phone and a desktop, light and dark: `npm run -s screenshots -- FOLDER`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { LANGS, type Lang } from '../src/domain/lang.ts'
import { chromiumPath, launchChromium, NO_CHROMIUM } from '../test/support/web/chromium.ts'
import { startWebService } from '../test/support/web/web-service.ts'

const folder = process.argv[2]
if (folder === undefined)
	throw new Error('Name the folder for the pictures: npm run -s screenshots -- FOLDER')
if (chromiumPath === null) throw new Error(NO_CHROMIUM)
mkdirSync(folder, { recursive: true })

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const SCHEMES = ['light', 'dark'] as const

const QUESTIONS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
	'zh-Hans': {
		figure: '今年修几条路',
		area: '农业方面有哪些安排',
		correction: '粮食产量不是90亿斤吗',
		absent: '今年GDP目标是多少',
		emergency: '着火了怎么办',
		figures: '/figures',
	},
	'zh-Hant': { figure: '今年修幾條路', absent: '濟南的糧食產量' },
	en: {
		figure: 'how many roads this year',
		area: 'What is planned for farming?',
		service: 'My street lamp is broken',
	},
}

const service = await startWebService({ WEB_PER_MINUTE: '100000' })
const browser = await launchChromium()
try {
	for (const [size, viewport] of Object.entries(SIZES))
		for (const colorScheme of SCHEMES) {
			const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 })
			const shoot = async (page: Page, name: string, fullPage: boolean): Promise<void> => {
				await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage })
			}
			const visit = async (name: string, path: string): Promise<void> => {
				const page = await context.newPage()
				await page.goto(`${service.origin}${path}`)
				const ofReport = path.startsWith('/report')
				if (!ofReport) await page.locator('.answer').waitFor()
				await page.waitForLoadState('networkidle')
				await shoot(page, name, ofReport)
				if (path.includes('q=')) {
					await page.evaluate('scrollTo({ top: document.body.scrollHeight, behavior: "instant" })')
					await page.waitForLoadState('networkidle')
					await shoot(page, `${name}-end`, false)
				}
				await page.close()
			}
			for (const lang of LANGS) {
				await visit(`chat-${lang}-welcome`, `/?lang=${lang}`)
				for (const [name, question] of Object.entries(QUESTIONS[lang]))
					await visit(`chat-${lang}-${name}`, `/?${new URLSearchParams({ q: question, lang })}`)
			}
			await visit('chat-zh-Hans-embedded', '/?embed=1&lang=zh-Hans')
			for (const lang of LANGS) await visit(`report-${lang}`, `/report?lang=${lang}`)
			for (const kind of ['areas', 'figures']) {
				const page = await context.newPage()
				await page.goto(`${service.origin}/report?lang=zh-Hans`)
				const path = await page.locator(`a[href*="/report/${kind}/"]`).first().getAttribute('href')
				await page.close()
				if (path !== null) await visit(`report-zh-Hans-${kind}`, path)
			}
			await context.close()
		}
} finally {
	await browser.close()
	await service.end()
}
