import { expect, it, vi } from 'vitest'
import type { Handle } from '../../../src/domain/conversation.ts'
import { keptLog } from '../../support/kept-log.ts'
import { plainReply } from '../../support/plain-reply.ts'
import { deliver, newOpenId, post, signed, textXml } from '../../support/wechat-api/caller.ts'
import { startAccount } from '../../support/wechat-official.ts'

/** Says back what was said, once it may. */
const heldTalk = () => {
	const go = Promise.withResolvers<void>()
	const asked: string[] = []
	const handle: Handle = async (message) => {
		const said = 'text' in message ? message.text : 'event' in message ? message.event : ''
		asked.push(said)
		await go.promise
		return plainReply(said)
	}
	return { handle, asked, go: go.resolve }
}

const QUESTIONS = 30
const DROPPED = QUESTIONS - 11

it('answers ten questions of one person at once, says once that it was too many, and drops the rest', async () => {
	const talk = heldTalk()
	const info = vi.fn()
	await using account = await startAccount({ handle: talk.handle, log: { ...keptLog(), info } })
	const from = newOpenId()
	let dropped = 0
	const all = Array.from({ length: QUESTIONS }, async () => {
		const shown = await deliver(account.url, textXml({ from, text: '路' }))
		if (shown === null) dropped += 1
		return shown
	})
	await vi.waitFor(() => expect(dropped).toBe(DROPPED), 5000)
	talk.go()

	const shown = (await Promise.all(all)).filter((text) => text !== null)
	expect(shown.toSorted()).toEqual(['too-many', ...Array.from({ length: 10 }, () => '路')])
	// Each is counted under its reason, the one that is told too.
	expect(info.mock.calls.filter(([{ reason }]) => reason === 'too-many')).toHaveLength(DROPPED + 1)
})

it('heeds /stop of one person, and answers others, in a flood', async () => {
	const talk = heldTalk()
	await using account = await startAccount({ handle: talk.handle })
	const from = newOpenId()
	let dropped = 0
	const flood = Array.from({ length: QUESTIONS }, async () => {
		if ((await deliver(account.url, textXml({ from, text: '路' }))) === null) dropped += 1
	})
	await vi.waitFor(() => expect(dropped).toBe(DROPPED), 5000)

	const others = [
		deliver(account.url, textXml({ from, text: '退订' })),
		deliver(account.url, textXml({ from: newOpenId(), text: '桥' })),
	]
	await vi.waitFor(() => expect(talk.asked).toContain('桥'), 5000)
	talk.go()

	expect(await Promise.all(others)).toEqual(['退订', '桥'])
	await Promise.all(flood)
})

it('says of a flood of forged calls once a minute how many there were', async () => {
	let laterMs = 0
	const warn = vi.fn()
	await using account = await startAccount({
		log: { ...keptLog(), warn },
		clock: { now: () => Date.now() + laterMs },
	})
	const forge = () =>
		post(account.url, signed({ token: 'another' }), textXml({ from: newOpenId(), text: '路' }))
	for (let call = 0; call < 20; call++) await forge()
	await post(account.url, signed(), 'no message')
	laterMs = 61_000
	await forge()

	expect(warn.mock.calls.map(([fields]) => fields)).toEqual([
		{ status: 401, why: 'wrong signature', before: 0 },
		{ status: 400, why: 'not a message', before: 0 },
		{ status: 401, why: 'wrong signature', before: 19 },
	])
})
