import { readFileSync } from 'node:fs'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Citizens } from '../../support/web/citizens.ts'

const AXE = readFileSync(new URL(import.meta.resolve('axe-core')), 'utf8')
/** What keeps people from using the page, as axe finds it: rule and place. Rules: all, where none are named. */
const violations = async (page: Page, rules: readonly string[]): Promise<readonly string[]> => {
	if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE)
	const options = { resultTypes: ['violations'], ...(rules.length === 0 ? {} : { runOnly: rules }) }
	const { violations: found } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults
	return found
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
		)
}

/** In the dark only the colours are others. */
const SCHEMES = { light: [], dark: ['color-contrast'] } as const

const inBothSchemes = async (page: Page): Promise<readonly string[]> => {
	const found: string[] = []
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme })
		found.push(
			...(await violations(page, SCHEMES[colorScheme])).map((violation) => `${colorScheme}: ${violation}`),
		)
	}
	return found
}

export const accessibility = ({ visit }: Citizens) =>
	describe('the accessibility of', () => {
		it.each([
			['zh-Hans', '今年修几条路', '粮食产量不是90亿斤吗', '着火了怎么办'],
			['zh-Hant', '今年修幾條路', '農業有哪些安排', '今年GDP目標是多少'],
			['en', 'how many roads this year', 'What is planned for farming?', 'My street lamp is broken'],
		])('the chat in %s', async (lang, ...questions) => {
			const { page } = await visit(`/?lang=${lang}`)
			for (const [at, question] of questions.entries()) {
				await page.locator('textarea').fill(question)
				await page.locator('textarea').press('Enter')
				await page
					.locator('.answer')
					.nth(at + 1)
					.waitFor()
			}
			expect(await inBothSchemes(page)).toEqual([])
		})

		it('a question that is too long, and one that failed', async () => {
			const { page, expect: expectProblem } = await visit('/')
			expectProblem(/503/u)
			await page.route('**/api/messages', (route) => route.fulfill({ status: 503 }))
			await page.locator('textarea').fill('今年修几条路')
			await page.locator('textarea').press('Enter')
			await page.locator('.failed').waitFor()
			await page.locator('textarea').fill('路'.repeat(4001))
			expect(await inBothSchemes(page)).toEqual([])
		})

		it('the chat in a frame', async () => {
			const { page } = await visit('/?embed=1')
			await page.locator('.answer').waitFor()
			expect(await inBothSchemes(page)).toEqual([])
		})

		it.each(['/report', '/report?lang=en'])('%s', async (path) => {
			const { page } = await visit(path)
			expect(await inBothSchemes(page)).toEqual([])
		})

		it('one part and one figure of the report', async () => {
			const { page } = await visit('/report')
			for (const kind of ['areas', 'figures']) {
				await page.locator(`a[href*="/report/${kind}/"]`).first().click()
				await page.waitForURL(`**/report/${kind}/**`)
				expect(await inBothSchemes(page)).toEqual([])
				await page.goBack()
			}
		})
	})
