import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setWechatMenu } from '../../../src/commands/wechat-menu.ts'
import { readSettings, type Settings } from '../../../src/config/settings.ts'
import { NO_LOG } from '../../../src/wiring/house.ts'
import { APP_ID, APP_SECRET, createWechatApi, type WechatApi } from '../../support/wechat-api/api.ts'

let api: WechatApi
let settings: Settings
beforeAll(async () => {
	api = await createWechatApi()
	settings = readSettings({
		DATA_DIR: join(tmpdir(), 'wenbao-tests'),
		WECHAT_OA_APP_ID: APP_ID,
		WECHAT_OA_APP_SECRET: APP_SECRET,
		WECHAT_OA_TOKEN: 'word',
		WECHAT_OA_API_BASE: api.url,
	})
})
afterAll(() => api[Symbol.asyncDispose]())

const run = async (yes: boolean, typed: string | null) => {
	const printed: string[] = []
	const before = api.menus.length
	const code = await setWechatMenu(settings, {
		print: (text) => void printed.push(text),
		ask: typed === null ? null : async () => typed,
		yes,
		log: NO_LOG,
	})
	return { code, printed: printed.join('\n'), set: api.menus.length - before }
}

it.each([
	['yes is said beforehand', true, null, 0, 1],
	['yes is said', false, 'y', 0, 1],
	['是 is said', false, '是', 0, 1],
	['no is said', false, 'n', 1, 0],
	['nothing is said', false, '', 1, 0],
	['nobody can be asked', false, null, 1, 0],
] as const)('when %s', async (_, yes, typed, code, set) => {
	expect(await run(yes, typed)).toEqual({ code, set, printed: expect.stringContaining('(area_') })
})

it('says what to do when the account has no right to a menu', async () => {
	api.refuse('/cgi-bin/menu/create', 48001)

	await expect(run(true, null)).rejects.toMatchObject({
		code: 'WECHAT_OA_MENU_REFUSED',
		message: expect.stringContaining('48001'),
		hint: expect.stringContaining('微信认证'),
	})
})

it('names the settings that are missing', async () => {
	await expect(
		setWechatMenu(readSettings({}), { print: () => undefined, ask: null, yes: true, log: NO_LOG }),
	).rejects.toMatchObject({ hint: expect.stringContaining('WECHAT_OA_APP_ID') })
})
