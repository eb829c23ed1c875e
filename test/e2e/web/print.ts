import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Citizens } from '../../support/web/citizens.ts'

/** A4 less the margins, at 96 pixels to the inch. */
const SHEET = { width: 658, height: 1009 } as const

/** For printing on paper, whatever the screen: here a dark one. */
const onPaper = async (page: Page): Promise<void> => {
	await page.setViewportSize(SHEET)
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
}

const visible = (page: Page, selector: string): Promise<number> =>
	page.locator(selector).filter({ visible: true }).count()

export const printing = ({ visit }: Citizens) =>
	describe('on paper', () => {
		it.each(['/report', '/report/areas/agriculture', '/report/figures/roads', '/?q=今年修几条路'])(
			'%s has nothing to press and no picture of what it says',
			async (path) => {
				const { page } = await visit(path)
				await page.getByText('2023').first().waitFor()
				await onPaper(page)
				expect(await visible(page, 'nav, form, .ask, .actions, .choices, .card')).toBe(0)
			},
		)

		it('the picture of all figures breaks between areas only: each of them fits on a sheet', async () => {
			const { page } = await visit('/report')
			await onPaper(page)
			const heights = (await page.evaluate(
				`[...document.querySelectorAll('.picture.wide svg')].map((drawing) => drawing.getBoundingClientRect().height)`,
			)) as readonly number[]
			expect([heights.length, Math.min(...heights) > 0, Math.max(...heights) < SHEET.height]).toEqual([
				10,
				true,
				true,
			])
		})

		it.each([
			['/report/areas/agriculture', '.tiles > li'],
			['/report', '.areas > li'],
			['/?q=今年修几条路', '.answer'],
		])(
			'%s keeps each of %s on one page, its number with its caveat and its place',
			async (path, selector) => {
				const { page } = await visit(path)
				await page.locator(selector).first().waitFor()
				await onPaper(page)
				const breaks = await page.evaluate(
					`[...new Set([...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => getComputedStyle(each).breakInside))]`,
				)
				expect(breaks).toEqual(['avoid'])
			},
		)

		it.each(['/report', '/'])('%s needs no ink for its ground, in the dark too', async (path) => {
			const { page } = await visit(path)
			await onPaper(page)
			const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
			expect(ground).toBe('rgb(255, 255, 255)')
		})
	})
