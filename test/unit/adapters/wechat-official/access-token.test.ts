import { expect, it } from 'vitest'
import { createAccessTokens } from '../../../../adapters/wechat-official/access-token.ts'
import { createApi } from '../../../../adapters/wechat-official/api.ts'
import { WECHAT_OFFICIAL_DEFAULTS } from '../../../../adapters/wechat-official/config.ts'
import type { Switches } from '../../../../src/ports/switches.ts'
import { keptLog } from '../../../support/kept-log.ts'
import { tinyCard } from '../../../support/tiny-card.ts'
import { APP_ID, APP_SECRET, createWechatApi } from '../../../support/wechat-api/api.ts'

const switches = (): Switches => {
	const kept = new Map<string, string>()
	return {
		get: async (name) => kept.get(name) ?? null,
		set: async (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
	}
}

const AWAY: Switches = {
	get: () => Promise.reject(new Error('away')),
	set: () => Promise.reject(new Error('away')),
}

const open = async (shared: Switches | null = null) => {
	const api = await createWechatApi()
	const time = { nowMs: 0 }
	const config = { ...WECHAT_OFFICIAL_DEFAULTS, apiBase: api.url, appId: APP_ID, appSecret: APP_SECRET }
	const create = () =>
		createAccessTokens({ config, shared, clock: { now: () => time.nowMs }, log: keptLog() })
	return { api, time, config, create, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() }
}

it('asks once however many want it', async () => {
	await using world = await open()
	const tokens = world.create()

	await Promise.all(Array.from({ length: 20 }, () => tokens.get()))

	expect(world.api.asked).toHaveLength(1)
})

it('asks anew before it ends', async () => {
	await using world = await open()
	const tokens = world.create()
	await tokens.get()
	world.time.nowMs = 7000 * 1000
	await tokens.get()

	expect(world.api.asked).toHaveLength(2)
})

it('takes the one of another process', async () => {
	await using world = await open(switches())
	await world.create().get()
	await world.create().get()

	expect(world.api.asked).toHaveLength(1)
})

it('goes on without the store', async () => {
	await using world = await open(AWAY)

	expect(await world.create().get()).toEqual({ ok: true, value: 'TOKEN_1' })
})

it('uploads a picture as WeChat takes one and sends it', async () => {
	await using world = await open()
	world.api.heard('oSomebody')
	const api = createApi(world.config, world.create())
	const { png, fileName } = tinyCard('fig_x.png')

	const media = await api.uploadImage(png, fileName)
	const sent = media.ok && (await api.sendImage('oSomebody', media.value)).ok

	expect([sent, world.api.sent[0]?.image?.media_id]).toEqual([true, 'MEDIA_1'])
	expect(world.api.media.get('MEDIA_1')).toEqual({ fileName: 'fig_x.png', bytes: Buffer.from(png) })
})

it('gives up on a token that is refused twice', async () => {
	await using world = await open()
	world.api.refuse('/cgi-bin/message/custom/send', 40001, 2)

	expect(await createApi(world.config, world.create()).sendText('oSomebody', 'x')).toMatchObject({
		ok: false,
		trouble: { kind: 'account', errcode: 40001 },
	})
})
