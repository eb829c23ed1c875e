import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PIXEL, startWeb } from '../../../support/web.ts'

const bundle = (dir: string): void => {
	mkdirSync(join(dir, 'assets'))
	writeFileSync(join(dir, 'index.html'), '<!doctype html><title>page</title>')
	writeFileSync(join(dir, 'index.html.br'), 'packed')
	writeFileSync(join(dir, 'embed.js'), 'void 0')
	writeFileSync(join(dir, 'assets', 'main-4f3a.js'), 'void 1')
	writeFileSync(join(dir, 'assets', 'notes.secret'), 'x')
}

describe('the citizen page', () => {
	it('is served with a strict policy', async () => {
		await using web = await startWeb({ bundle })

		const response = await web.get('/', { 'accept-encoding': 'identity' })

		expect(await response.text()).toContain('page')
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-cache',
			'x-content-type-options': 'nosniff',
			'content-security-policy': expect.stringMatching(
				/^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'self'$/u,
			),
		})
	})

	it('may be embedded where the settings say so, and nothing else may', async () => {
		await using web = await startWeb({ bundle, config: { embedParents: ['https://a.example'] } })
		const policyOf = async (path: string) => (await web.get(path)).headers.get('content-security-policy')

		expect([await policyOf('/'), await policyOf('/report')]).toEqual([
			expect.stringMatching(/frame-ancestors 'self' https:\/\/a\.example$/u),
			expect.stringMatching(/frame-ancestors 'none'$/u),
		])
	})

	it.each([
		['/assets/main-4f3a.js', 'public, max-age=31536000, immutable', 'same-origin'],
		['/embed.js', 'public, max-age=3600', 'cross-origin'],
	])('has %s with its headers', async (path, cache, policy) => {
		await using web = await startWeb({ bundle })

		const { status, headers } = await web.get(path)

		expect([status, headers.get('cache-control'), headers.get('cross-origin-resource-policy')]).toEqual([
			200,
			cache,
			policy,
		])
	})

	it('is sent packed to who can unpack it', async () => {
		await using web = await startWeb({ bundle })
		const encodingOf = async (accepted: string) => {
			const { headers } = await fetch(`${web.url}/`, {
				method: 'HEAD',
				headers: { 'accept-encoding': accepted },
			})
			return [headers.get('content-encoding'), headers.get('vary')]
		}

		expect([await encodingOf('gzip, br'), await encodingOf('gzip'), await encodingOf('br;q=0')]).toEqual([
			['br', 'accept-encoding'],
			[null, 'accept-encoding'],
			[null, 'accept-encoding'],
		])
	})

	it('is not sent again to who has it', async () => {
		await using web = await startWeb({ bundle })
		const etag = (await web.get('/')).headers.get('etag') ?? ''

		const again = await web.get('/', { 'if-none-match': `W/${etag}` })

		expect([again.status, await again.text()]).toEqual([304, ''])
	})

	it('says what to run when it is not built, and the rest works', async () => {
		await using web = await startWeb()

		const page = await web.get('/')

		expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('npm run build')])
		expect((await web.post('/api/messages', { text: 'grain' })).status).toBe(200)
	})

	it.each([
		'/assets/notes.secret',
		'/..%2f..%2fpackage.json',
		'/assets/%2e%2e/%2e%2e/package.json',
		'/nothing',
		'/report/areas/nothing',
		'/report/figures/__proto__',
		'/%ff',
	])('has no %s', async (path) => {
		await using web = await startWeb({ bundle })

		expect([400, 404]).toContain((await web.get(path)).status)
	})
})

describe('GET /cards/…', () => {
	it('shows a card', async () => {
		await using web = await startWeb()

		const response = await web.get('/cards/fig_grain.en.png')

		expect([
			response.headers.get('content-type'),
			Buffer.from(await response.arrayBuffer()).equals(PIXEL),
		]).toEqual(['image/png', true])
		expect(
			(await web.get('/cards/fig_grain.en.png', { 'if-none-match': response.headers.get('etag') ?? '' }))
				.status,
		).toBe(304)
	})

	it.each(['tip_t1.en.png', 'fig_grain.fr.png', 'fig_grain.png', 'cmd_help.en.png', 'fig_grain.en.png.exe'])(
		'has no %s',
		async (name) => {
			await using web = await startWeb()

			expect((await web.get(`/cards/${name}`)).status).toBe(404)
		},
	)
})
