import { describe, expect, it } from 'vitest'
import type { Citizens, Visit } from '../../support/web/citizens.ts'

const MESSAGES = '/api/messages'

export const asking = ({ visit }: Citizens) =>
	describe('asking on the citizen page', () => {
		const answers = ({ page }: Visit) => page.locator('.answer')
		const input = ({ page }: Visit) => page.getByLabel('您的问题')

		const welcomed = async (path = '/'): Promise<Visit> => {
			const found = await visit(path)
			await answers(found).first().waitFor()
			return found
		}

		it('greets with the areas of the report and the tip of the day as buttons, and names no command', async () => {
			const { page } = await welcomed()
			expect([
				await page.locator('.choice-menu button').count(),
				await page.locator('.choice-menu button').last().textContent(),
				(await page.locator('.answer').textContent())?.includes('/'),
			]).toEqual([11, '今日一条', false])
		})

		it('answers by keyboard alone', async () => {
			const found = await welcomed()
			await found.page.keyboard.press('Tab')
			await found.page.keyboard.press('Enter')
			await found.page.keyboard.type('今年修几条路')
			await found.page.keyboard.press('Enter')
			await found.page.locator('.lead-number').waitFor()
			expect(await found.page.locator('.lead-figure').textContent()).toMatch(/目标[\s\S]*23\s*条/u)
			expect(await found.page.evaluate('document.activeElement.id + document.activeElement.value')).toBe(
				'question',
			)
		})

		it('answers by the send button', async () => {
			const found = await welcomed()
			await input(found).fill('粮食产量不是90亿斤吗')
			await found.page.getByRole('button', { name: '发送' }).click()
			expect(await found.page.locator('.correction').textContent()).toContain('不是 90亿斤')
		})

		it('answers a choice, and shows what was chosen as the question', async () => {
			const found = await welcomed()
			const choice = found.page.locator('.choice-menu button').nth(4)
			const label = await choice.textContent()
			await choice.click()
			await answers(found).nth(1).waitFor()
			expect(await found.page.locator('.question').textContent()).toBe(label)
			expect(await answers(found).nth(1).locator('.figure-row').count()).toBeGreaterThan(0)
		})

		it('answers a figure of a list with the figure', async () => {
			const found = await visit('/?q=今年修几条路')
			const row = found.page.locator('.figure-row').first()
			await row.click()
			await answers(found).nth(1).waitFor()
			expect(found.sent(MESSAGES).at(-1)).toMatchObject({ action: expect.stringMatching(/^fig_/u) })
		})

		it('keeps to one conversation, so that a follow-up is understood', async () => {
			const found = await visit('/?q=今年修几条路')
			await answers(found).first().waitFor()
			await input(found).fill('那桥呢')
			await input(found).press('Enter')
			await answers(found).nth(1).waitFor()
			const [first, second] = found.sent(MESSAGES) as readonly { readonly conversation?: string }[]
			expect([first?.conversation, second?.conversation]).toEqual([undefined, expect.any(String)])
			expect(await answers(found).nth(1).textContent()).toContain('5')
		})

		it('sends nothing while characters are composed', async () => {
			const found = await welcomed()
			const before = found.sent(MESSAGES).length
			const keyboard = await found.page.context().newCDPSession(found.page)
			await input(found).focus()
			await keyboard.send('Input.imeSetComposition', { text: 'xiu lu', selectionStart: 6, selectionEnd: 6 })
			await keyboard.send('Input.dispatchKeyEvent', {
				type: 'keyDown',
				key: 'Enter',
				code: 'Enter',
				windowsVirtualKeyCode: 13,
				text: '\r',
			})
			await keyboard.send('Input.dispatchKeyEvent', {
				type: 'keyDown',
				key: 'Process',
				windowsVirtualKeyCode: 229,
			})
			await keyboard.send('Input.insertText', { text: '今年修几条路' })
			expect(found.sent(MESSAGES)).toHaveLength(before)
			await found.page.keyboard.press('Enter')
			await answers(found).nth(1).waitFor()
			expect(found.sent(MESSAGES).slice(before)).toMatchObject([{ text: '今年修几条路' }])
		})

		it('begins a new line with Shift and Enter', async () => {
			const found = await welcomed()
			await input(found).fill('第一行')
			await input(found).press('Shift+Enter')
			await found.page.keyboard.type('第二行')
			expect(await input(found).inputValue()).toBe('第一行\n第二行')
		})

		it('tells that a question is too long, keeps it and sends nothing', async () => {
			const found = await welcomed()
			const before = found.sent(MESSAGES).length
			await input(found).fill('路'.repeat(4003))
			await input(found).press('Enter')
			expect(await found.page.getByRole('alert').textContent()).toContain('多了 3 个')
			expect([(await input(found).inputValue()).length, found.sent(MESSAGES).length]).toEqual([4003, before])
		})

		it('breaks words that are longer than a phone is wide', async () => {
			const found = await visit(`/?q=${'w'.repeat(600)}`, { viewport: { width: 320, height: 600 } })
			await answers(found).first().waitFor()
			expect(await found.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
		})

		it('puts each answer into the live log once', async () => {
			const found = await welcomed()
			await found.page.evaluate(`(() => {
			window.added = []
			new MutationObserver((records) => {
				for (const record of records) for (const node of record.addedNodes) window.added.push(node.textContent)
			}).observe(document.querySelector('[role=log][aria-live=polite]'), { childList: true, subtree: true, characterData: true })
		})()`)
			await input(found).fill('今年修几条路')
			await input(found).press('Enter')
			await found.page.locator('.lead-number').waitFor()
			const added = (await found.page.evaluate('window.added')) as readonly string[]
			expect(added.filter((text) => /23\s*条/u.test(text))).toHaveLength(1)
		})

		it('goes to the input with Escape', async () => {
			const found = await welcomed()
			await found.page.locator('.choice').first().focus()
			await found.page.keyboard.press('Escape')
			expect(await found.page.evaluate('document.activeElement.id')).toBe('question')
		})

		it.each([
			['zh-Hans', '您的问题', '今年修几条路', '目标'],
			['zh-Hant', '您的問題', '今年修幾條路', '目標'],
			['en', 'Your question', 'how many roads this year', 'target'],
		])('speaks %s', async (lang, label, question, caveat) => {
			const found = await welcomed(`/?lang=${lang}`)
			await found.page.getByLabel(label).fill(question)
			await found.page.getByLabel(label).press('Enter')
			await answers(found).nth(1).waitFor()
			const answer = answers(found).nth(1)
			expect([
				await found.page.locator('html').getAttribute('lang'),
				await answer.getAttribute('lang'),
				(await answer.textContent())?.includes(caveat),
			]).toEqual([lang, lang, true])
		})

		it.each([
			['zh-CN', 'zh-Hans'],
			['zh-TW', 'zh-Hant'],
			['zh-HK', 'zh-Hant'],
			['en-GB', 'en'],
			['fr', 'zh-Hans'],
		])('greets a browser of %s in %s', async (locale, lang) => {
			const { page } = await visit('/', { locale })
			await page.locator('.answer').waitFor()
			expect(await page.locator('.answer').getAttribute('lang')).toBe(lang)
		})

		it('changes the language by its buttons and remembers it', async () => {
			const found = await welcomed()
			await found.page.getByRole('button', { name: 'English' }).click()
			await found.page.getByLabel('Your question').waitFor()
			await found.page.evaluate('sessionStorage.clear()')
			await found.page.goto(new URL('/', found.page.url()).href)
			await answers(found).first().waitFor()
			expect(await answers(found).first().getAttribute('lang')).toBe('en')
		})

		it('answers a question in its own language where none was chosen', async () => {
			const found = await welcomed()
			await input(found).fill('how many roads this year')
			await input(found).press('Enter')
			await answers(found).nth(1).waitFor()
			expect(await answers(found).nth(1).getAttribute('lang')).toBe('en')
		})

		it('offers emergency numbers as calls', async () => {
			const { page } = await visit('/?q=着火了怎么办')
			await page.locator('.call').first().waitFor()
			const calls = await page.getByRole('link', { name: '119' }).all()
			expect(await Promise.all(calls.map((call) => call.getAttribute('href')))).toEqual(['tel:119'])
		})
	})
