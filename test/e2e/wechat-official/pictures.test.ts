import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DrawPicture } from '../../../src/domain/picture.ts'
import { keptLog } from '../../support/kept-log.ts'
import { tinyCards } from '../../support/tiny-card.ts'
import { APP_ID } from '../../support/wechat-api/api.ts'
import { deliver, newOpenId, textXml } from '../../support/wechat-api/caller.ts'
import { type Account, type AccountOptions, startAccount } from '../../support/wechat-official.ts'

const QUESTION = '今年修几条路'
const OFFER = /\n(\d)\. [^\n]*图片[^\n]*$/u

const open = async (options: AccountOptions = {}): Promise<Account> => {
	const account = await startAccount({ draw: tinyCards().draw, ...options })
	await vi.waitFor(() => expect(account.channel.health().ok).toBe(true))
	return account
}

const newFollower = (account: Account): string => {
	const from = newOpenId()
	account.api.heard(from)
	return from
}

const say = async (account: Account, from: string, text: string): Promise<string> =>
	(await deliver(account.url, textXml({ from, text }))) ?? ''

/** Asks, and picks the last item of the list. */
const pick = async (account: Account, from: string): Promise<string> => {
	const number = OFFER.exec(await say(account, from, QUESTION))?.[1]
	return say(account, from, number ?? 'no picture was offered')
}

const imagesTo = (account: Account, openId: string): readonly (string | undefined)[] =>
	account.api.sent
		.filter(({ touser, msgtype }) => touser === openId && msgtype === 'image')
		.map(({ image }) => image?.media_id)

describe('a card', () => {
	let account: Account
	const { draw, drawn } = tinyCards()
	beforeAll(async () => {
		account = await open({ draw })
	})
	afterAll(() => account[Symbol.asyncDispose]())

	it('is the last item of the list under an answer', async () => {
		expect(await say(account, newFollower(account), QUESTION)).toMatch(OFFER)
	})

	it.each(['今年修幾條路', 'how many roads this year'])('is offered in the language of %s', async (text) => {
		expect(await say(account, newFollower(account), text)).toMatch(/\n\d\. [^\n]*(?:圖片|card)[^\n]*$/iu)
	})

	it('comes with the text that holds the figure, its caveat and the source', async () => {
		const from = newFollower(account)

		expect(await pick(account, from)).toMatch(/目标.*23条.*出处/su)
		await vi.waitFor(() => expect(imagesTo(account, from)).toHaveLength(1))
	})

	it('is drawn and uploaded once for all', async () => {
		const people = [newFollower(account), newFollower(account)]
		for (const from of people) await pick(account, from)
		await vi.waitFor(() => expect(people.flatMap((from) => imagesTo(account, from))).toHaveLength(2))

		expect([new Set(people.flatMap((from) => imagesTo(account, from))).size, drawn]).toEqual([
			1,
			['fig_roads.zh-Hans'],
		])
	})

	it('is uploaded again when WeChat has it no more', async () => {
		account.api.expireMedia()
		const from = newFollower(account)
		await pick(account, from)

		await vi.waitFor(() => expect(imagesTo(account, from)).toHaveLength(1))
		expect(account.api.media.size).toBe(1)
	})
})

describe('the text comes alone', () => {
	it.each([
		['the upload fails', '/cgi-bin/media/upload', 40009],
		['the window is closed', '/cgi-bin/message/custom/send', 45015],
	])('where %s', async (_, path, errcode) => {
		const warn = vi.fn()
		await using account = await open({ log: { ...keptLog(), warn } })
		account.api.refuse(path, errcode)

		expect(await pick(account, newFollower(account))).toContain('23条')
		await vi.waitFor(() =>
			expect(warn).toHaveBeenCalledWith(expect.objectContaining({ errcode }), 'a picture was not sent'),
		)
		expect(account.api.sent).toEqual([])
	})

	it.each<readonly [string, DrawPicture]>([
		['there is no card', async () => null],
		['it cannot be drawn', () => Promise.reject(new Error('no font'))],
	])('where %s', async (_, draw) => {
		await using account = await open({ draw })

		expect(await pick(account, newFollower(account))).toContain('23条')
		await account.stop()
		expect([account.api.media.size, account.api.sent]).toEqual([0, []])
	})

	it('and no card is offered any more where the account may send none', async () => {
		await using account = await open()
		account.api.refuse('/cgi-bin/media/upload', 48001)
		await pick(account, newFollower(account))

		await vi.waitFor(async () =>
			expect(await say(account, newFollower(account), QUESTION)).not.toMatch(OFFER),
		)
	})

	it('and no card is offered where the account has no token', async () => {
		await using account = await startAccount({
			draw: tinyCards().draw,
			config: { appId: `${APP_ID}x` },
		})
		await account.ended.catch(() => undefined)

		expect(await say(account, newFollower(account), QUESTION)).not.toMatch(OFFER)
	})
})
