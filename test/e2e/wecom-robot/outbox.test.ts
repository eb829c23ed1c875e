import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatRefOf } from '../../../adapters/wecom-robot/chat-ref.ts'
import type { DrawPicture } from '../../../src/domain/picture.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import type { Outgoing } from '../../../src/ports/outbox.ts'
import { plainReply } from '../../support/plain-reply.ts'
import { tinyCard, tinyCards } from '../../support/tiny-card.ts'
import { createWecomApi, type Fault } from '../../support/wecom-api/wecom-api.ts'
import { ROBOTS, type RobotTrial, startRobots } from '../../support/wecom-robots.ts'

const { first, second, removed } = ROBOTS

const deliver = (trial: RobotTrial, name: string, more: Partial<Outgoing> = {}) =>
	trial.outbox.deliver({
		ref: chatRefOf(name),
		reply: plainReply('今天的一条'),
		silent: false,
		mayStart: async () => true,
		...more,
	})

describe('a delivery', () => {
	let trial: RobotTrial
	beforeAll(async () => {
		trial = await startRobots()
	})
	afterAll(() => trial[Symbol.asyncDispose]())
	const callsOf = (key: string) => trial.api.calls.filter((call) => call.key === key)

	it('arrives in the group of its robot and in no other', async () => {
		const before = trial.api.sentTo(second.key).length

		expect(await deliver(trial, first.name)).toEqual({ kind: 'sent' })
		expect([trial.api.sentTo(first.key).at(-1), trial.api.sentTo(second.key).length]).toEqual([
			'今天的一条',
			before,
		])
	})

	it('arrives whole and in order when it needs two messages', async () => {
		const before = trial.api.sentTo(first.key).length
		const note = '这是一句话。'.repeat(160)

		expect(await deliver(trial, first.name, { reply: plainReply('通知', note) })).toEqual({ kind: 'sent' })

		const arrived = trial.api.sentTo(first.key).slice(before)
		expect([arrived.length, arrived.join('').replace(/\s/gu, '')]).toEqual([2, `通知${note}`])
	})

	it('to a robot that was taken out of its group is told to be gone', async () => {
		expect(await deliver(trial, removed.name)).toMatchObject({
			kind: 'gone',
			why: expect.stringMatching(/^93000 /u),
		})
	})

	it('to a robot that the settings do not name is told to be gone', async () => {
		expect(await deliver(trial, '没有的群')).toMatchObject({ kind: 'gone' })
	})

	it.each<readonly [string, Fault, object]>([
		[
			'too many messages',
			{ kind: 'errcode', code: 45009, said: 'api freq out of limit' },
			{ afterMs: 60_000 },
		],
		['too many requests', { kind: 'status', status: 429 }, { afterMs: 60_000 }],
		['a busy system', { kind: 'errcode', code: -1, said: 'system busy' }, { afterMs: 15_000 }],
		['an error of the server', { kind: 'status', status: 502 }, { afterMs: 15_000 }],
		['a page of a proxy', { kind: 'html' }, { afterMs: 15_000 }],
		['a broken connection', { kind: 'drop' }, { afterMs: 15_000 }],
		['no answer', { kind: 'hang' }, { afterMs: 15_000, why: 'no answer in time' }],
	])('after %s is put off, not tried again', async (_, fault, later) => {
		const before = callsOf(first.key).length
		trial.api.fault(first.key, fault)

		const delivered = await deliver(trial, first.name)

		expect(delivered).toMatchObject({ kind: 'later', ...later })
		expect(callsOf(first.key).length).toBe(before + 1)
	})

	it.each([
		[45002, 'content size out of limit'],
		[40008, 'invalid message type'],
	])('that WeCom does not take (%i) is told so', async (code, said) => {
		trial.api.fault(first.key, { kind: 'errcode', code, said })

		expect(await deliver(trial, first.name)).toEqual({ kind: 'refused', why: `${code} ${said}` })
	})

	it('is refused when there is nothing to say', async () => {
		expect(await deliver(trial, first.name, { reply: plainReply() })).toMatchObject({ kind: 'refused' })
	})

	it('is not begun when it must not start', async () => {
		const before = callsOf(first.key).length

		expect(await deliver(trial, first.name, { mayStart: async () => false })).toEqual({ kind: 'withdrawn' })
		expect(callsOf(first.key).length).toBe(before)
	})

	it('is put off when nobody can say whether it may start', async () => {
		const mayStart = () => Promise.reject(new Error('no database'))

		expect(await deliver(trial, first.name, { mayStart })).toMatchObject({
			kind: 'later',
			why: 'no database',
		})
	})

	it.each<readonly [string, Fault]>([
		['is busy', { kind: 'errcode', code: -1, said: 'system busy' }],
		['asks to wait', { kind: 'errcode', code: 45009, said: 'api freq out of limit' }],
	])('of which a part has arrived goes on when WeCom %s', async (_, fault) => {
		const before = trial.api.sentTo(second.key).length
		const reply = plainReply('一句话。'.repeat(200))
		trial.api.fault(second.key, { kind: 'none' })
		trial.api.fault(second.key, fault)

		expect(await deliver(trial, second.name, { reply })).toEqual({ kind: 'sent' })

		expect(trial.api.sentTo(second.key).slice(before).join('').replace(/\s/gu, '')).toBe(
			'一句话。'.repeat(200),
		)
	})

	it('follows no address that somebody in between names, for its own holds the key', async () => {
		const before = trial.api.calls.length
		trial.api.fault(first.key, { kind: 'redirect', to: `${trial.api.url}/elsewhere?key=${first.key}` })

		expect(await deliver(trial, first.name)).toMatchObject({ kind: 'later' })
		expect(trial.api.calls.length).toBe(before + 1)
	})

	it('leaves no key in the log, in an outcome or in what is told of its health', async () => {
		const outcomes = [await deliver(trial, removed.name), await deliver(trial, '没有的群')]

		const told = JSON.stringify([outcomes, trial.log, trial.channel.health()])
		for (const { key } of Object.values(ROBOTS)) expect(told).not.toContain(key)
	})
})

it('says no key where WeCom cannot be reached', async () => {
	const away = await createWecomApi()
	await away[Symbol.asyncDispose]()
	await using trial = await startRobots({ apiBase: away.url })

	expect(await deliver(trial, first.name)).toEqual({ kind: 'later', afterMs: 15_000, why: 'ECONNREFUSED' })
})

/** A tip with its card. */
const pictured: Reply = {
	...plainReply('今天的一条'),
	blocks: [
		{ kind: 'text', text: '今天的一条' },
		{ kind: 'picture', of: { kind: 'tip', id: 't001' }, alt: '今日一条' },
	],
}

describe('a card', () => {
	const BUSY: Fault = { kind: 'errcode', code: -1, said: 'system busy' }

	it('stands below its text', async () => {
		await using trial = await startRobots({}, tinyCards().draw)

		expect(await deliver(trial, first.name, { reply: pictured })).toEqual({ kind: 'sent' })
		expect(trial.api.sentTo(first.key)).toEqual(['今天的一条', expect.stringMatching(/^image\/png \d+$/u)])
	})

	it('is tried again without its text', async () => {
		await using trial = await startRobots({}, tinyCards().draw)
		trial.api.fault(first.key, { kind: 'none' })
		trial.api.fault(first.key, BUSY)

		expect(await deliver(trial, first.name, { reply: pictured })).toEqual({ kind: 'sent' })
		expect(trial.api.calls.map(({ content, errcode }) => [content.split(' ')[0], errcode])).toEqual([
			['今天的一条', 0],
			['image/png', -1],
			['image/png', 0],
		])
	})

	it('is not sent where its text has to wait', async () => {
		await using trial = await startRobots({}, tinyCards().draw)
		trial.api.fault(first.key, BUSY)

		expect(await deliver(trial, first.name, { reply: pictured })).toMatchObject({ kind: 'later' })
		expect(trial.api.calls).toHaveLength(1)
	})

	it.each<readonly [string, DrawPicture]>([
		['there is none', async () => null],
		['it cannot be drawn', () => Promise.reject(new Error('no font'))],
		['it is too large for WeCom', async () => tinyCard('t001.png', 2 * 1024 * 1024)],
	])('is left out where %s', async (_, draw) => {
		await using trial = await startRobots({}, draw)

		expect(await deliver(trial, first.name, { reply: pictured })).toEqual({ kind: 'sent' })
		expect(trial.api.calls.map(({ content }) => content)).toEqual(['今天的一条'])
	})

	it('counts as a message of its own', async () => {
		await using trial = await startRobots({}, tinyCards().draw)
		const startMs = trial.now()

		await Promise.all(Array.from({ length: 10 }, () => deliver(trial, first.name, { reply: pictured })))

		expect(trial.api.calls.filter(({ errcode }) => errcode !== 0)).toEqual([])
		expect([trial.api.sentTo(first.key).length, trial.now() - startMs]).toEqual([20, 60_000])
	})
})

describe('many messages', () => {
	it('to one robot stay below what WeCom takes', async () => {
		await using trial = await startRobots()
		const startMs = trial.now()

		const delivered = await Promise.all(Array.from({ length: 50 }, () => deliver(trial, first.name)))

		expect(delivered.every(({ kind }) => kind === 'sent')).toBe(true)
		expect(trial.api.calls.map(({ errcode }) => errcode)).toEqual(delivered.map(() => 0))
		expect(trial.now() - startMs).toBe(120_000)
	})

	it('to another robot do not wait for the first', async () => {
		await using trial = await startRobots()
		const startMs = trial.now()
		await Promise.all(Array.from({ length: 18 }, () => deliver(trial, first.name)))

		await deliver(trial, second.name)

		expect(trial.now()).toBe(startMs)
	})

	it('wait a minute after WeCom complains', async () => {
		await using trial = await startRobots()
		trial.api.fault(first.key, { kind: 'errcode', code: 45009, said: 'api freq out of limit' })
		const startMs = trial.now()

		const delivered = await Promise.all([deliver(trial, first.name), deliver(trial, first.name)])

		expect(delivered.map(({ kind }) => kind)).toEqual(['later', 'sent'])
		expect(trial.now() - startMs).toBe(60_000)
	})
})

describe('the channel', () => {
	it('is well until no key is valid', async () => {
		await using trial = await startRobots()
		await deliver(trial, removed.name)
		const oneGone = trial.channel.health()
		for (const { key, name } of [first, second]) {
			trial.api.removeRobot(key)
			await deliver(trial, name)
		}

		expect([oneGone, trial.channel.health()]).toEqual([
			{ ok: true, detail: `1 of 3 robots need another key: ${removed.name}` },
			{ ok: false, detail: expect.stringContaining('3 of 3 robots') },
		])
	})

	it('is well again when the robot is back', async () => {
		await using trial = await startRobots()
		await deliver(trial, removed.name)
		trial.api.addRobot(removed.key)
		await deliver(trial, removed.name)

		expect(trial.channel.health()).toEqual({ ok: true, detail: '3 robots' })
	})

	it('ends when it is stopped, finishes what is on its way and begins nothing more', async () => {
		await using trial = await startRobots()
		const delivered = Promise.all([deliver(trial, first.name), deliver(trial, first.name)])
		await trial.api.until(() => trial.api.calls.length === 1)

		await trial.channel.stop()

		expect((await delivered).map(({ kind }) => kind)).toEqual(['sent', 'withdrawn'])
		expect(await deliver(trial, second.name)).toEqual({ kind: 'withdrawn' })
		await expect(trial.ended).resolves.toBeUndefined()
	})
})
