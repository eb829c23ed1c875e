import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { plainReply } from '../support/plain-reply.ts'

/** A chat that a channel can reach, one that it cannot, and a look at what arrives. */
export interface Mailbox {
	readonly known: ChatRef
	readonly unknown: ChatRef
	/** What the known chat is shown first. */
	readonly shown: () => Promise<string>
}

/** A channel that runs, and a way to be its citizens. */
export interface ChannelDriver {
	readonly channel: Channel
	/** Says something as a person, where anybody can, and resolves with what that person is shown next. */
	readonly say: (text: string, person: number) => Promise<string>
	/** Whether the channel has ended. */
	readonly ended: Promise<void>
	/** Null where the bot cannot write first. */
	readonly mailbox: Mailbox | null
	readonly dispose: () => Promise<void>
}

export interface ChannelContract {
	readonly open: () => Promise<ChannelDriver>
	/** Why the channel has one citizen only; null where it has many. */
	readonly onePerson: string | null
	/** Why nobody can say anything to the bot; null where people can. */
	readonly onlySends: string | null
	/** Why the bot cannot write first; null where it can. */
	readonly onlyAnswers: string | null
}

const TIP = plainReply('今天的一条')

const SCRIPT = [
	['今年修几条路', '23条'],
	['那桥呢', '5座'],
	['/areas', '方面'],
	['2', '科技'],
	['谢谢', '不客气'],
] as const

/** What every connection to a platform owes its citizens. */
export const channelContract = (
	name: string,
	{ open, onePerson, onlySends, onlyAnswers }: ChannelContract,
): void => {
	describe(`${name} as a channel`, () => {
		let driver: ChannelDriver
		beforeAll(async () => {
			driver = await open()
		})
		afterAll(() => driver.dispose())

		it('has the name of its folder', () => {
			expect(driver.channel.name).toBe(name)
		})

		it('takes texts of a size that holds an answer', () => {
			expect(driver.channel.capabilities.maxText.limit).toBeGreaterThanOrEqual(300)
		})

		it('is healthy while it runs', () => {
			expect(driver.channel.health().ok).toBe(true)
		})

		it.skipIf(onlySends !== null).each(SCRIPT)(
			`has a conversation: %s${onlySends ?? ''}`,
			async (said, expected) => {
				expect(await driver.say(said, 1)).toContain(expected)
			},
		)

		it.skipIf((onePerson ?? onlySends) !== null)(
			`keeps two people apart${onePerson ?? onlySends ?? ''}`,
			async () => {
				await driver.say('/areas', 2)

				expect(await driver.say('2', 3)).toContain('没有这个数字对应的列表')
			},
		)

		it.skipIf(onlySends !== null).each([
			['a very long text', '路'.repeat(4000)],
			['marks of every markup', '<b>&amp;*_`[x](y)~||{{}}\\'],
			['text that runs backwards', '\u202eabc\u202c 今年修几条路'],
			['emoji of several parts', '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(50)],
			['half a character', `今年修几条路\ud83d`],
		])(`answers %s${onlySends ?? ''}`, async (_, text) => {
			expect(await driver.say(text, 1)).not.toBe('')
		})

		it('has an outbox just where it can write first', () => {
			const { capabilities, outbox } = driver.channel

			expect(outbox !== null).toBe(capabilities.proactive !== 'none')
		})

		const deliver = (to: 'known' | 'unknown', mayStart = true) => {
			const ref = driver.mailbox?.[to]
			if (ref === undefined) throw new TypeError('The driver has no mailbox')
			return driver.channel.outbox?.deliver({
				ref,
				reply: TIP,
				silent: false,
				mayStart: async () => mayStart,
			})
		}

		describe.skipIf(onlyAnswers !== null)(`what nobody asked for${onlyAnswers ?? ''}`, () => {
			it('is withdrawn when it must not start', async () => {
				expect(await deliver('known', false)).toEqual({ kind: 'withdrawn' })
			})

			it('reaches a chat that is known', async () => {
				expect([await deliver('known'), await driver.mailbox?.shown()]).toEqual([
					{ kind: 'sent' },
					expect.stringContaining('今天的一条'),
				])
			})

			it('tells that a chat is gone', async () => {
				expect(await deliver('unknown')).toMatchObject({ kind: 'gone' })
			})
		})

		it('ends when it is stopped', async () => {
			await driver.channel.stop()

			await expect(driver.ended).resolves.toBeUndefined()
		})
	})
}
