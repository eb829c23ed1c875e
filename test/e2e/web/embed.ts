import { describe, expect, it } from 'vitest'
import type { Citizens } from '../../support/web/citizens.ts'
import type { HostSite } from '../../support/web/host-site.ts'

/** Another origin that may embed the chat, and one that may not. */
export interface HostSites {
	readonly allowed: () => HostSite
	readonly stranger: () => HostSite
}

export const embedding = ({ visit }: Citizens, { allowed, stranger }: HostSites) =>
	describe('the chat on another site', () => {
		const open = async ({ origin }: HostSite) => {
			const found = await visit(origin, { alsoFrom: [origin] })
			const button = found.page.getByRole('button', { name: 'Ask the report' })
			return { ...found, button }
		}

		it('answers in a frame', async () => {
			const { page, button } = await open(allowed())
			await button.click()
			const frame = page.frameLocator('iframe')
			await frame.getByLabel('Your question').fill('how many roads this year')
			await frame.getByLabel('Your question').press('Enter')
			await frame.locator('.lead-number').waitFor()
			expect(await frame.locator('.lead-number').textContent()).toContain('23')
		})

		it('is opened by keyboard and has the focus then', async () => {
			const { page, button } = await open(allowed())
			await button.focus()
			await page.keyboard.press('Enter')
			await page.frameLocator('iframe').locator('.answer').waitFor()
			expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.tagName')).toBe('IFRAME')
		})

		it('closes by its button, gives the focus back and keeps the conversation', async () => {
			const { page, button } = await open(allowed())
			await button.click()
			await page.frameLocator('iframe').getByLabel('Your question').fill('draft')
			await page.getByRole('button', { name: 'Close' }).click()
			expect(await page.evaluate('document.activeElement.shadowRoot.activeElement.className')).toBe('open')
			await button.click()
			expect(await page.frameLocator('iframe').getByLabel('Your question').inputValue()).toBe('draft')
		})

		it('closes by Escape from within the frame', async () => {
			const { page, button } = await open(allowed())
			await button.click()
			await page.frameLocator('iframe').getByLabel('Your question').press('Escape')
			await button.waitFor({ state: 'visible' })
			expect(await page.locator('iframe').isVisible()).toBe(false)
		})

		it('is there once, however often it is included, and leaves no global names', async () => {
			const { page, button } = await open(allowed())
			await button.waitFor()
			const names = await page.evaluate(`(() => {
			const clean = document.createElement('iframe')
			document.body.append(clean)
			const known = new Set(Object.getOwnPropertyNames(clean.contentWindow))
			clean.remove()
			return Object.getOwnPropertyNames(window).filter((name) => !known.has(name) && !name.startsWith('__playwright'))
		})()`)
			expect([await page.locator('wenbao-chat').count(), names]).toEqual([1, []])
		})

		it('is refused to a site that is not among WEB_EMBED_PARENTS', async () => {
			const { page, button, expect: expectProblem, sent } = await open(stranger())
			expectProblem(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE|chromewebdata/u)
			const refusal = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
			await button.click()
			await refusal
			expect([await page.frameLocator('iframe').locator('.answer').count(), sent('/api/messages')]).toEqual([
				0,
				[],
			])
		})
	})
