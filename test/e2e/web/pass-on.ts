import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { Citizens } from '../../support/web/citizens.ts'

const QUESTION = '今年修几条路'
const ASKING = `/?${new URLSearchParams({ q: QUESTION })}`
const MESSAGES = '/api/messages'
const FEEDBACK = '/api/feedback'

export const passingOn = ({ visit, service }: Citizens) =>
	describe('links, copies and votes of the citizen page', () => {
		const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] }

		it('asks the question of a link, and not again after a reload', async () => {
			const { page, sent } = await visit(ASKING)
			await page.locator('.lead-number').waitFor()
			await page.reload()
			await page.locator('.lead-number').waitFor()
			expect([sent(MESSAGES), await page.locator('.question').allInnerTexts()]).toEqual([
				[{ text: QUESTION }],
				[QUESTION],
			])
		})

		it('asks again when the link is followed again', async () => {
			const { page, sent } = await visit(ASKING)
			await page.locator('.lead-number').waitFor()
			await page.goto('about:blank')
			await page.goto(`${service().origin}${ASKING}`)
			await page.locator('.lead-number').nth(1).waitFor()
			expect(sent(MESSAGES)).toHaveLength(2)
		})

		it('leads from the source line to the place in the report, and back to the conversation', async () => {
			const { page, sent } = await visit(ASKING)
			const source = page.locator('.source a')
			const address = await source.getAttribute('href')
			await source.click()
			await page.waitForURL(`**${address}`)
			expect(await page.locator('h1').count()).toBe(1)
			await page.goBack()
			await page.locator('.lead-number').waitFor()
			expect([address, sent(MESSAGES).length]).toEqual([expect.stringMatching(/^\/report\/figures\/\w+/u), 1])
		})

		it('shows the card of an answer in place of a button', async () => {
			const { page } = await visit(ASKING)
			const card = page.locator('img.card')
			expect([await card.getAttribute('src'), await card.getAttribute('alt')]).toEqual([
				expect.stringMatching(/^\/cards\/fig_\w+\.zh-Hans\.png$/u),
				expect.stringMatching(/^图片：./u),
			])
		})

		it('shows nothing where there is no card', async () => {
			const { page, expect: expectProblem } = await visit('/')
			expectProblem(/404.*\/cards\//u)
			await page.route('**/cards/*', (route) => route.fulfill({ status: 404 }))
			await page.getByLabel('您的问题').fill(QUESTION)
			const refused = page.waitForResponse('**/cards/*')
			await page.getByLabel('您的问题').press('Enter')
			await refused
			await page.locator('img.card').waitFor({ state: 'detached' })
			expect(await page.locator('.lead-number').count()).toBe(1)
		})

		it('takes one vote for an answer, by keyboard, and says that it was noted', async () => {
			const { page, sent } = await visit(ASKING)
			await page.getByRole('button', { name: '有用' }).focus()
			await page.keyboard.press('Enter')
			await page.getByText('谢谢，记下了。').waitFor()
			const db = new DatabaseSync(`${service().dataDir}/wenbao.db`, { readOnly: true })
			const votes = db.prepare('select channel, about, useful, count from votes').all()
			db.close()
			const [{ about } = { about: '' }] = sent(FEEDBACK) as readonly { readonly about: string }[]
			expect(votes.map((vote) => ({ ...vote }))).toEqual([{ channel: 'web', about, useful: 1, count: 1 }])
			expect(await page.getByRole('button', { name: '没用' }).count()).toBe(0)
		})

		it('asks for the vote again when it did not arrive', async () => {
			const { page, expect: expectProblem, sent } = await visit(ASKING)
			expectProblem(/500.*\/api\/feedback/u)
			await page.route('**/api/feedback', (route) => route.fulfill({ status: 500 }), { times: 1 })
			await page.getByRole('button', { name: '没用' }).click()
			await page.getByText('没能记下').waitFor()
			await page.getByRole('button', { name: '没用' }).click()
			await page.getByText('谢谢，记下了。').waitFor()
			expect(sent(FEEDBACK)).toMatchObject([{ useful: false }, { useful: false }])
		})

		it.each(['/?q=今年GDP目标是多少', '/?q=你好'])(
			'asks for no vote on what answers nothing: %s',
			async (path) => {
				const { page } = await visit(path)
				await page.getByRole('button', { name: '复制' }).waitFor()
				expect(await page.getByRole('button', { name: '有用' }).count()).toBe(0)
			},
		)

		it('copies an answer with its caveat and its source', async () => {
			const { page } = await visit(ASKING, clipboard)
			await page.getByRole('button', { name: '复制' }).click()
			await page.getByText('已复制').waitFor()
			const copied = await page.evaluate('navigator.clipboard.readText()')
			expect(copied).toMatch(/^2023年目标：[^\n]*23条。\n[\s\S]*\n出处：[^\n]+$/u)
		})

		it('copies without a clipboard, as over plain http', async () => {
			const { page } = await visit(ASKING, clipboard)
			await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("no clipboard"))')
			await page.getByRole('button', { name: '复制' }).click()
			await page.getByText('已复制').waitFor()
			expect(await page.evaluate('navigator.clipboard.readText()')).toContain('出处：')
		})

		it('shares a link that asks the same question', async () => {
			const { page } = await visit(ASKING, clipboard)
			await page.getByRole('button', { name: '分享' }).click()
			await page.getByText('链接已复制').waitFor()
			const link = new URL(String(await page.evaluate('navigator.clipboard.readText()')))
			expect([link.origin, link.pathname, link.searchParams.get('q'), link.searchParams.get('lang')]).toEqual(
				[service().origin, '/', QUESTION, 'zh-Hans'],
			)
		})

		it('offers no link to share that would be too long to arrive', async () => {
			const { page } = await visit('/', clipboard)
			await page.getByLabel('您的问题').fill('今年修几条路？'.repeat(500))
			await page.getByLabel('您的问题').press('Enter')
			await page.getByRole('button', { name: '复制' }).waitFor()
			expect(await page.getByRole('button', { name: '分享' }).count()).toBe(0)
		})

		it.each(['/', '/report'])('has an icon that is there: %s', async (path) => {
			const { page } = await visit(path)
			const icon = await page.locator('link[rel=icon]').getAttribute('href')
			expect((await fetch(`${service().origin}${icon}`)).headers.get('content-type')).toBe('image/svg+xml')
		})

		it('uses the sheet of the device for sharing where there is one', async () => {
			const { page } = await visit(ASKING)
			await page.evaluate('navigator.share = async (what) => { window.shared = what }')
			await page.getByRole('button', { name: '分享' }).click()
			await expect.poll(() => page.evaluate('window.shared')).toMatchObject({ title: QUESTION })
		})
	})
