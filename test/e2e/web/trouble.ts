import { describe, expect, it } from 'vitest'
import type { Citizens, Visit } from '../../support/web/citizens.ts'

const MESSAGES = '/api/messages'
const NOT_LOADED = /Failed to load resource/u

export const trouble = ({ visit, service }: Citizens) =>
	describe('when something is in the way of an answer', () => {
		const ask = async ({ page }: Visit, question: string): Promise<void> => {
			await page.getByLabel('您的问题').fill(question)
			await page.getByLabel('您的问题').press('Enter')
		}
		const greeted = async (): Promise<Visit> => {
			const found = await visit('/')
			found.expect(NOT_LOADED)
			await found.page.locator('.answer').first().waitFor()
			return found
		}
		const retry = ({ page }: Visit) => page.getByRole('button', { name: '再试一次' })

		it('says that there is no network, and asks again on a button', async () => {
			const found = await greeted()
			await found.page.context().setOffline(true)
			await ask(found, '今年修几条路')
			await found.page.getByText('现在没有网络').waitFor()
			await found.page.context().setOffline(false)
			await retry(found).click()
			await found.page.locator('.lead-number').waitFor()
			expect(await found.page.locator('.question').allInnerTexts()).toEqual(['今年修几条路'])
		})

		it('goes on with the conversation after the service was killed and started again', async () => {
			const found = await greeted()
			await ask(found, '今年修几条路')
			await found.page.locator('.lead-number').waitFor()
			await service().kill()
			await ask(found, '那桥呢')
			await found.page.getByText('连不上服务').waitFor()
			await service().start()
			await retry(found).click()
			const answer = found.page.locator('.answer').nth(2)
			await answer.locator('.lead-number').waitFor()
			expect(await answer.textContent()).toMatch(/5\s*座/u)
		})

		it('says how long to wait when there were too many questions', async () => {
			const found = await greeted()
			await found.page.route(`**${MESSAGES}`, (route) =>
				route.fulfill({ status: 429, headers: { 'retry-after': '7' }, json: {} }),
			)
			await ask(found, '今年修几条路')
			await found.page.getByText('请等 7 秒').waitFor()
			await found.page.unroute(`**${MESSAGES}`)
			await retry(found).click()
			await found.page.locator('.lead-number').waitFor()
			expect(await found.page.locator('.failed').count()).toBe(0)
		})

		it.each([
			[400, '换个说法'],
			[503, '服务出了点问题'],
		])('says in words what %d means', async (status, words) => {
			const found = await greeted()
			await found.page.route(`**${MESSAGES}`, (route) => route.fulfill({ status, body: 'not JSON' }))
			await ask(found, '今年修几条路')
			await found.page.getByText(words).waitFor()
			expect(await retry(found).count()).toBe(1)
		})

		it('says that it is looking when an answer takes its time', async () => {
			const found = await greeted()
			const held = Promise.withResolvers<void>()
			await found.page.route(`**${MESSAGES}`, async (route) => {
				await held.promise
				await route.continue()
			})
			await ask(found, '今年修几条路')
			await found.page.getByText('正在查…').waitFor({ state: 'visible' })
			held.resolve()
			await found.page.locator('.lead-number').waitFor()
			expect(await found.page.getByText('正在查…').count()).toBe(0)
		})

		it('asks in the order of typing, however slow the first answer is', async () => {
			const found = await greeted()
			const held = Promise.withResolvers<void>()
			await found.page.route(`**${MESSAGES}`, async (route) => {
				await held.promise
				await route.continue()
			})
			await ask(found, '今年修几条路')
			await ask(found, '那桥呢')
			held.resolve()
			await found.page.locator('.lead-number').nth(1).waitFor()
			expect(found.sent(MESSAGES).slice(1)).toMatchObject([{ text: '今年修几条路' }, { text: '那桥呢' }])
		})

		it('keeps what was typed over a reload', async () => {
			const found = await greeted()
			await found.page.getByLabel('您的问题').fill('还没写完')
			await found.page.reload()
			expect(await found.page.getByLabel('您的问题').inputValue()).toBe('还没写完')
		})

		it('keeps no conversation after /delete', async () => {
			const found = await greeted()
			await ask(found, '/delete')
			await found.page.locator('.answer').nth(1).waitFor()
			await found.page.reload()
			await found.page.locator('.answer').first().waitFor()
			expect(await found.page.locator('.question').count()).toBe(0)
		})

		it('works where the browser refuses to store anything', async () => {
			const found = await greeted()
			await found.page.addInitScript(`for (const name of ['localStorage', 'sessionStorage'])
			Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError') } })`)
			await found.page.goto(`${service().origin}/?q=今年修几条路`)
			await found.page.locator('.lead-number').waitFor()
			expect(await found.page.locator('.lead-number').textContent()).toMatch(/23/u)
		})

		it('points to the report where there is no JavaScript', async () => {
			const { page } = await visit('/', { javaScriptEnabled: false })
			expect(await page.getByRole('link', { name: '看报告', exact: true }).getAttribute('href')).toBe(
				'/report',
			)
		})
	})
