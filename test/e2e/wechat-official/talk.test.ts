import { afterAll, beforeAll, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { deliver, eventXml, newOpenId, otherXml, textXml } from '../../support/wechat-api/caller.ts'
import { type Account, startAccount } from '../../support/wechat-official.ts'

let account: Account
beforeAll(async () => {
	account = await startAccount()
})
afterAll(() => account[Symbol.asyncDispose]())

const shown = (xml: string): Promise<string | null> => deliver(account.url, xml)
const say = (from: string, text: string): Promise<string | null> => shown(textXml({ from, text }))

it('greets who follows the account', async () => {
	expect(await shown(eventXml(newOpenId(), 'subscribe'))).toMatch(/您好.*【.*回复数字.*】\n1\. /su)
})

it('goes to what a printed code is about', async () => {
	expect(await shown(eventXml(newOpenId(), 'subscribe', 'qrscene_fig_roads'))).toContain('23条')
})

it('takes a number from the menu that greeted', async () => {
	const from = newOpenId()
	await shown(eventXml(from, 'subscribe'))

	expect(await say(from, '６')).toContain('品质城市')
})

it.each([
	['area_city', '品质城市'],
	['fig_roads', '23条'],
	['cmd_help', '/help'],
	['cmd_tip', '出处'],
	['something_old', '按钮'],
])('heeds a menu button with %s', async (key, expected) => {
	expect(await shown(eventXml(newOpenId(), 'CLICK', key))).toContain(expected)
})

it('shows the tip of today when asked', async () => {
	expect(await say(newOpenId(), '今日一条')).toContain('出处')
})

it.each(['订阅', '/subscribe'])('says that it cannot write first: %s', async (text) => {
	expect(await say(newOpenId(), text)).toContain('不能主动')
})

it('reads what WeChat heard in a voice message', async () => {
	const heard = '<MediaId>m</MediaId><Recognition><![CDATA[今年修几条路]]></Recognition>'

	expect(await shown(otherXml(newOpenId(), 'voice', heard))).toContain('23条')
})

it.each(['image', 'voice', 'video', 'location', 'link'])('says that it cannot read: %s', async (type) => {
	expect(await shown(otherXml(newOpenId(), type))).toMatch(/文字/u)
})

it.each([
	['who leaves', (from: string) => eventXml(from, 'unsubscribe')],
	['a link of the menu', (from: string) => eventXml(from, 'VIEW', 'https://example.org')],
	['what it does not know', (from: string) => otherXml(from, 'hologram')],
])('says nothing to %s', async (_, xml) => {
	expect(await shown(xml(newOpenId()))).toBeNull()
})

it('answers in the language of the question', async () => {
	expect(await say(newOpenId(), 'how many roads this year')).toContain('23 roads')
})

it('keeps a chosen language until the person leaves', async () => {
	const from = newOpenId()
	const key = conversationKey('wechat-official', from)
	await say(from, '/language en')
	const chosen = await account.store.preferences.langOf(key)
	await shown(eventXml(from, 'unsubscribe'))

	expect([chosen, await account.store.preferences.langOf(key)]).toEqual(['en', null])
})

it('deletes what it knows of a person', async () => {
	const from = newOpenId()
	const key = conversationKey('wechat-official', from)
	await say(from, '/language en')
	await say(from, '/delete')

	expect([await account.store.preferences.langOf(key), await account.store.memory.load(key)]).toEqual([
		null,
		null,
	])
})
