import { describe, expect, it } from 'vitest'
import { createRateLimit } from '../../../../adapters/web/rate-limit.ts'
import { startWeb, type Web } from '../../../support/web.ts'

const ask = (web: Web, from?: string) =>
	web.post('/api/messages', { text: 'grain' }, from === undefined ? {} : { 'x-forwarded-for': from })

describe('calls from one address', () => {
	it('are refused in words when there are too many, with the time to wait', async () => {
		await using web = await startWeb({ config: { perMinute: 1 } })
		await ask(web)

		const response = await ask(web)

		expect(response.status).toBe(429)
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
		expect(await response.json()).toMatchObject({
			code: 'WEB_TOO_MANY',
			hint: expect.stringContaining('seconds'),
		})
	})

	it('are counted apart for messages and votes', async () => {
		await using web = await startWeb({ config: { perMinute: 1 } })
		await ask(web)

		const vote = await web.post('/api/feedback', { about: 'fig_grain', useful: true })

		expect(vote.status).toBe(204)
	})

	it('cannot be made another’s by a header', async () => {
		await using web = await startWeb({ config: { perMinute: 1 } })
		await ask(web, '10.1.1.1')

		expect((await ask(web, '10.1.1.2')).status).toBe(429)
	})

	it('are those of the people behind a proxy that is trusted', async () => {
		await using web = await startWeb({ config: { perMinute: 1 }, trustedProxies: ['127.0.0.1'] })
		await ask(web, '10.1.1.1')

		expect([(await ask(web, '10.1.1.2')).status, (await ask(web, '10.1.1.1')).status]).toEqual([200, 429])
	})
})

describe('createRateLimit', () => {
	it.each([
		['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
		['2001:db8:1:2::1', '2001:db8:1:3::1', false],
		['2001:db8::1', '2001:db8:0:0:5::1', true],
		['::1', '::2', true],
		['::ffff:10.0.0.1', '::ffff:10.0.0.2', false],
		['10.0.0.1', '10.0.0.2', false],
	])('takes %s and %s for one caller: %s', async (first, second, same) => {
		const limit = createRateLimit(1)
		await limit(first)

		expect((await limit(second)) !== null).toBe(same)
	})
})
