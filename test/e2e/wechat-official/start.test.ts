import { expect, it, vi } from 'vitest'
import { createWechatApi } from '../../support/wechat-api/api.ts'
import { deliver, newOpenId, textXml } from '../../support/wechat-api/caller.ts'
import { startAccount } from '../../support/wechat-official.ts'

it.each([
	['app id', { appId: 'wxsomebodyelse' }],
	['secret', { appSecret: 'anothersecretofsomebodyelse' }],
])('ends with what to do when WeChat does not know the %s', async (_, config) => {
	await using account = await startAccount({ config })

	await expect(account.ended).rejects.toMatchObject({
		code: 'WECHAT_OA_REFUSED',
		message: expect.stringContaining('WECHAT_OA_APP_ID'),
		hint: expect.stringContaining('WECHAT_OA_APP_SECRET'),
	})
})

it('answers citizens while the address of the server is not on the list, and tells the operator', async () => {
	await using api = await createWechatApi()
	api.refuse('/cgi-bin/stable_token', 40164, 1000)
	await using account = await startAccount({ api, config: { backoffMs: 10_000 } })

	await vi.waitFor(() => expect(account.channel.health().detail).toContain('IP白名单'))

	expect(await deliver(account.url, textXml({ from: newOpenId(), text: '今年修几条路' }))).toContain('23条')
})

it('is well again when WeChat is within reach', async () => {
	await using api = await createWechatApi()
	api.refuse('/cgi-bin/stable_token', -1, 3)
	await using account = await startAccount({ api })

	await vi.waitFor(() => expect(account.channel.health()).toEqual({ ok: true, detail: 'connected' }))
})

it('says what is out of reach without the secret', async () => {
	const api = await createWechatApi()
	await api[Symbol.asyncDispose]()
	await using account = await startAccount({ api, config: { backoffMs: 10_000 } })

	await vi.waitFor(() =>
		expect(account.channel.health()).toMatchObject({
			ok: false,
			detail: expect.stringMatching(
				/^http:\/\/127\.0\.0\.1:\d+ is out of reach: ECONNREFUSED\. .*WECHAT_OA_API_BASE/u,
			),
		}),
	)
})
