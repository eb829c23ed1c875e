import { expect, it, vi } from 'vitest'
import { conversationKey, type Handle } from '../../../src/domain/conversation.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { keptLog } from '../../support/kept-log.ts'
import { plainReply } from '../../support/plain-reply.ts'
import {
	deliver,
	deliverAsWechat,
	eventXml,
	newMessageId,
	newOpenId,
	post,
	shownIn,
	signed,
	textXml,
} from '../../support/wechat-api/caller.ts'
import { startAccount } from '../../support/wechat-official.ts'

/** A conversation that answers when it is told to, and counts. */
const slowTalk = (reply = plainReply('答')) => {
	const go = Promise.withResolvers<void>()
	const asked: string[] = []
	const handle: Handle = async (_, key) => {
		asked.push(key)
		await go.promise
		return reply
	}
	return { handle, asked, go: go.resolve }
}

const SHORT = { passiveMs: 60 }

it('answers once what is delivered three times', async () => {
	await using account = await startAccount()
	const xml = textXml({ from: newOpenId(), text: '今年修几条路' })

	const shown = [
		await deliver(account.url, xml),
		await deliver(account.url, xml),
		await deliver(account.url, xml),
	]

	expect([shown[0], ...shown.slice(1), account.api.sent]).toEqual([
		expect.stringContaining('23条'),
		null,
		null,
		[],
	])
})

it('answers once what is delivered three times at once', async () => {
	const talk = slowTalk()
	await using account = await startAccount({ handle: talk.handle })
	const xml = textXml({ from: newOpenId(), text: '路' })

	const shown = []
	for (let delivery = 0; delivery < 3; delivery++) shown.push(deliver(account.url, xml))
	await vi.waitFor(() => expect(talk.asked).toHaveLength(1))
	talk.go()

	const answers = (await Promise.all(shown)).filter((text) => text !== null)
	expect([answers, talk.asked.length]).toEqual([['答'], 1])
})

it('gives the answer to a second delivery when the first has hung up', async () => {
	const talk = slowTalk()
	const now = vi.fn(Date.now)
	await using account = await startAccount({ handle: talk.handle, clock: { now } })
	const xml = textXml({ from: newOpenId(), text: '路' })
	const hangUp = new AbortController()
	const first = fetch(`${account.url}/wechat/callback?${signed()}`, {
		method: 'POST',
		headers: { 'content-type': 'text/xml' },
		body: xml,
		signal: hangUp.signal,
	}).catch(() => null)
	await vi.waitFor(() => expect(talk.asked).toHaveLength(1))
	hangUp.abort()
	await first

	await vi.waitFor(() => expect(account.channel.health().ok).toBe(true))
	now.mockClear()
	const second = deliver(account.url, xml)
	// Its time is looked at when it arrives.
	await vi.waitFor(() => expect(now).toHaveBeenCalled())
	talk.go()

	expect(await second).toBe('答')
})

it('says success to the third delivery of a slow question and sends the answer afterwards', async () => {
	const talk = slowTalk()
	await using account = await startAccount({ handle: talk.handle, config: SHORT })
	const from = newOpenId()
	account.api.heard(from)

	const shown = await deliverAsWechat(account.url, textXml({ from, text: '路' }))
	talk.go()

	expect(shown).toBeNull()
	await vi.waitFor(() => expect(account.api.sentTo(from)).toEqual(['答']))
})

it('answers nothing again after a restart', async () => {
	await using before = await startAccount()
	const xml = textXml({ from: newOpenId(), text: '今年修几条路' })
	await deliver(before.url, xml)
	await before.stop()

	await using after = await startAccount({ store: before.store, api: before.api })

	expect(await deliver(after.url, xml)).toBeNull()
})

it('asks WeChat to deliver again what could not be kept', async () => {
	await using account = await startAccount()
	const from = newOpenId()
	const left = vi.spyOn(account.store.chats, 'left')
	const away = new AppError('STORE_UNREACHABLE', 'away', 'wait')
	const forget = vi.spyOn(account.store.preferences, 'forget').mockRejectedValueOnce(away)
	const xml = eventXml(from, 'unsubscribe')

	const statuses = [
		(await post(account.url, signed(), xml)).status,
		(await post(account.url, signed(), xml)).status,
	]

	expect([statuses, forget.mock.calls.length, left.mock.calls.at(-1)]).toEqual([
		[503, 200],
		2,
		['wechat-official', from],
	])
})

it('answers although nobody can say whether it was answered before', async () => {
	await using account = await startAccount()
	vi.spyOn(account.store.handled, 'has').mockRejectedValue(new AppError('STORE_UNREACHABLE', 'away', 'wait'))

	expect(await deliver(account.url, textXml({ from: newOpenId(), text: '今年修几条路' }))).toContain('23条')
})

it('sends a second bubble after the first', async () => {
	const reply = plainReply('甲'.repeat(600), '乙'.repeat(600))
	await using account = await startAccount({ handle: async () => reply })
	const from = newOpenId()
	account.api.heard(from)

	const shown = await deliver(account.url, textXml({ from, text: '路' }))

	expect(shown).toBe('甲'.repeat(600))
	await vi.waitFor(() => expect(account.api.sentTo(from)).toEqual(['乙'.repeat(600)]))
})

it.each([
	['expired', false, 2],
	['void although WeChat still gives it', true, 3],
])('takes another token when the one it has is %s', async (_, silently, calls) => {
	const talk = slowTalk()
	await using account = await startAccount({ handle: talk.handle, config: SHORT })
	const from = newOpenId()
	await vi.waitFor(() => expect(account.channel.health().ok).toBe(true))
	account.api.heard(from)
	account.api.expireToken(silently)

	await deliverAsWechat(account.url, textXml({ from, text: '路' }))
	talk.go()

	await vi.waitFor(() => expect(account.api.sentTo(from)).toEqual(['答']))
	expect(account.api.asked).toHaveLength(calls)
})

it('tries again when WeChat is busy', async () => {
	const talk = slowTalk()
	await using account = await startAccount({ handle: talk.handle, config: SHORT })
	const from = newOpenId()
	account.api.heard(from)
	account.api.refuse('/cgi-bin/message/custom/send', -1, 2)

	await deliverAsWechat(account.url, textXml({ from, text: '路' }))
	talk.go()

	await vi.waitFor(() => expect(account.api.sentTo(from)).toEqual(['答']))
})

it.each([
	['window-closed', 45015, 'closed'],
	['window-closed', 45047, 'many'],
	['no-rights', 48001, 'rights'],
	['gone', 43004, 'left'],
	['refused', 45002, 'long'],
])('notes %s when WeChat says %i', async (outcome, errcode) => {
	const talk = slowTalk()
	const warn = vi.fn()
	await using account = await startAccount({
		handle: talk.handle,
		config: SHORT,
		log: { ...keptLog(), warn },
	})
	const from = newOpenId()
	account.api.heard(from)
	account.api.refuse('/cgi-bin/message/custom/send', errcode)

	await deliverAsWechat(account.url, textXml({ from, text: '路' }))
	talk.go()

	await vi.waitFor(() =>
		expect(warn).toHaveBeenCalledWith(expect.objectContaining({ outcome, errcode }), expect.any(String)),
	)
	expect(account.api.sent).toEqual([])
})

it('sends nothing more when the 48 hours are over', async () => {
	const talk = slowTalk()
	const log = keptLog()
	await using account = await startAccount({ handle: talk.handle, config: SHORT, log })
	const from = newOpenId()
	account.api.closeWindow(from)

	await deliverAsWechat(account.url, textXml({ from, text: '路' }))
	talk.go()

	await vi.waitFor(() => expect(log.troubles).toContain('a customer-service message was not sent'))
	expect(account.api.sent).toEqual([])
})

it('keeps the token for the next process', async () => {
	await using before = await startAccount()
	await vi.waitFor(() => expect(before.channel.health().ok).toBe(true))
	await before.stop()

	await using after = await startAccount({ store: before.store, api: before.api })
	await vi.waitFor(() => expect(after.channel.health().ok).toBe(true))

	expect(before.api.asked).toHaveLength(1)
})

it('finishes what is under way when it is stopped', async () => {
	const talk = slowTalk()
	await using account = await startAccount({ handle: talk.handle })
	const shown = post(account.url, signed(), textXml({ from: newOpenId(), id: newMessageId(), text: '路' }))
	await vi.waitFor(() => expect(talk.asked).toHaveLength(1))

	const stopped = account.stop()
	talk.go()
	await stopped

	expect(shownIn(await (await shown).text())).toBe('答')
})

it('keeps the conversations of two people apart by their ids', async () => {
	const talk = slowTalk()
	talk.go()
	await using account = await startAccount({ handle: talk.handle })

	await deliver(account.url, textXml({ from: 'oOne', text: '路' }))
	await deliver(account.url, textXml({ from: 'oTwo', text: '路' }))

	expect(talk.asked).toEqual([
		conversationKey('wechat-official', 'oOne'),
		conversationKey('wechat-official', 'oTwo'),
	])
})
