import { describe, expect, it } from 'vitest'
import type { Citizens } from '../../support/web/citizens.ts'

const MESSAGES = '/api/messages'
/** A small phone; also a large one with everything twice as large. */
const SMALL = { viewport: { width: 320, height: 640 } } as const

/** Links and buttons that a finger would have to aim at, with their size. The skip link is for keyboards. */
const TOO_SMALL = `[...document.querySelectorAll('button, a:not(.skip), textarea')]
	.map((each) => ({ name: each.textContent, box: each.getBoundingClientRect() }))
	.filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 44)
	.map(({ name, box }) => name + ' ' + box.width + 'x' + box.height)`

export const hands = ({ visit }: Citizens) =>
	describe('in hasty and unsure hands', () => {
		it('a choice that is pressed twice asks once', async () => {
			const { page, sent } = await visit('/')
			const choice = page.locator('.choice').nth(4)
			// Both at the same place: with a mouse the answer may have moved it away.
			for (const detail of [1, 2]) await choice.dispatchEvent('click', { detail })
			await page.locator('.answer').nth(1).waitFor()
			expect(sent(MESSAGES)).toHaveLength(2)
		})

		it('what comes under the finger meanwhile is not pressed', async () => {
			const { page } = await visit('/?q=今年修几条路')
			const source = page.locator('.source a')
			await source.dispatchEvent('click', { detail: 2 })
			await page.locator('.lead-number').waitFor()
			expect(new URL(page.url()).pathname).toBe('/')
		})

		it('Enter that is held down on a choice asks once', async () => {
			const { page, sent } = await visit('/')
			await page.locator('.choice').nth(4).focus()
			for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('Enter')
			await page.locator('.answer').nth(1).waitFor()
			expect(sent(MESSAGES)).toHaveLength(2)
		})

		it('a question sent twice is asked once', async () => {
			const { page, sent } = await visit('/')
			await page.locator('textarea').fill('今年修几条路')
			await page.locator('.send').dblclick({ delay: 50 })
			await page.locator('.lead-number').waitFor()
			expect(sent(MESSAGES)).toHaveLength(2)
		})

		it.each([
			'/?lang=zh-Hans&q=今年修几条路',
			'/?lang=zh-Hant&q=著火了怎麼辦',
			'/?lang=en&q=My street lamp is broken',
		])('%s has nothing on a small phone that a finger would miss', async (path) => {
			const { page } = await visit(path, SMALL)
			await page.locator('.answer').waitFor()
			expect(await page.evaluate(TOO_SMALL)).toEqual([])
		})

		it.each(['/?lang=en', '/report?lang=en', '/report/figures/roads?lang=en'])(
			'%s is no wider than a small phone',
			async (path) => {
				const { page } = await visit(path, SMALL)
				await page.getByText('2023').first().waitFor()
				expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
			},
		)
	})
