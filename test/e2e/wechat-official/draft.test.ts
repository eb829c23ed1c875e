import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettings, type Settings } from '../../../src/config/settings.ts'
import { formatTimeOfDay } from '../../../src/domain/time-of-day.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import { NO_LOG } from '../../../src/wiring/house.ts'
import { openDeskAlone, WECHAT } from '../../../src/wiring/open-broadcast.ts'
import { APP_ID, APP_SECRET, createWechatApi, type WechatApi } from '../../support/wechat-api/api.ts'

const ZONE = 'Asia/Shanghai'
const inHours = (hours: number): string =>
	formatTimeOfDay((zonedTime(Date.now(), ZONE).minute + hours * 60) % (24 * 60))

let api: WechatApi
let dataDir: string
let settings: Settings
beforeEach(async () => {
	api = await createWechatApi()
	dataDir = mkdtempSync(join(tmpdir(), 'wenbao-draft-'))
	settings = readSettings({
		DATA_DIR: dataDir,
		QUIET_HOURS: `${inHours(6)}-${inHours(7)}`,
		WECHAT_OA_APP_ID: APP_ID,
		WECHAT_OA_APP_SECRET: APP_SECRET,
		WECHAT_OA_TOKEN: 'word',
		WECHAT_OA_API_BASE: api.url,
	})
})
afterEach(async () => {
	await api[Symbol.asyncDispose]()
	rmSync(dataDir, { recursive: true })
})

/** Each time on a store that is opened anew. */
const draft = async (...args: readonly string[]) => {
	const desk = await openDeskAlone(settings, NO_LOG)
	try {
		return await desk.run([WECHAT, 'draft', ...args], 'cli')
	} finally {
		await desk.close()
	}
}

const confirmed = async (...args: readonly string[]) =>
	draft(...args, '--confirm', (await draft(...args)).confirm ?? '')

it('sends what it has shown, without anything to answer to', async () => {
	const { text } = await draft()
	await confirmed()

	const [sent, ...more] = api.mass
	const bare = (shown = ''): string => shown.replace(/\s/gu, '')
	expect([more, bare(text).includes(bare(sent?.text))]).toEqual([[], true])
	expect(sent?.text).toMatch(/^今日一条\n.*出处：[^\n]*$/su)
	expect(sent?.text).not.toMatch(/回复数字|\/stop/u)
})

it('sends a notice', async () => {
	await confirmed('--notice', '明天维护')

	expect(api.mass.map(({ text }) => text)).toEqual(['通知\n明天维护'])
})

it('goes out once where the answer of WeChat was lost', async () => {
	await confirmed()
	// As if the process had been killed before it could write that down.
	rmSync(dataDir, { recursive: true })

	expect((await confirmed('--notice', '明天维护')).text).toContain('没有发第二遍')
	expect(api.mass).toHaveLength(1)
})

it('takes a new token for an expired one', async () => {
	const { confirm } = await draft()
	api.expireToken()
	await draft('--confirm', confirm ?? '')

	expect(api.mass).toHaveLength(1)
})

it.each([
	[45028, 'WECHAT_OA_MASS_REFUSED', '群发次数'],
	[48001, 'WECHAT_OA_MASS_REFUSED', '微信认证'],
	[-1, 'WECHAT_OA_UNKNOWN', '再运行一次'],
])('says what to do when WeChat says %i, and may be sent again', async (errcode, code, hint) => {
	api.refuse('/cgi-bin/message/mass/sendall', errcode)

	await expect(confirmed()).rejects.toMatchObject({
		code,
		message: expect.stringContaining(String(errcode)),
		hint: expect.stringContaining(hint),
	})
	await confirmed()
	expect(api.mass).toHaveLength(1)
})

it('names the settings that are missing', async () => {
	settings = readSettings({ DATA_DIR: dataDir })

	await expect(draft()).rejects.toMatchObject({ hint: expect.stringContaining('WECHAT_OA_APP_ID') })
})
