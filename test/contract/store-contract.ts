import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { conversationKey } from '../../src/domain/conversation.ts'
import { figureId } from '../../src/domain/ids.ts'
import type { ChatRef } from '../../src/ports/chats.ts'
import type { Claim, Planned } from '../../src/ports/ledger.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Subscription } from '../../src/ports/subscriptions.ts'
import type { StoreOptions } from '../../src/store/create-store.ts'
import { createIdHash } from '../../src/store/id-hash.ts'

/** A place for tables that can be emptied, and opened again. */
export interface StorePlace {
	/** Tables with nothing in them; a store that was open on them is closed before. */
	readonly empty: () => Promise<void>
	readonly open: (options: StoreOptions) => Promise<Store>
	/** Everything that was written, as one text: to look for what must not be in it. */
	readonly dump: () => Promise<string>
	readonly dispose: () => Promise<void>
}

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 10, 25, 0, 30)
const CAMPAIGN = 'tip:2026-11-25'
const LEASE_MS = 30_000

const ANN = conversationKey('telegram', '4711')
const BOB = conversationKey('telegram', '4712')
const GROUP: ChatRef = { platform: 'telegram', chat: '-1001', thread: null }
const TOPIC: ChatRef = { platform: 'telegram', chat: '-1001', thread: '7' }
const OTHER: ChatRef = { platform: 'telegram', chat: '-1002', thread: null }
const F1 = figureId('roads')
const F2 = figureId('bridges')

const DAILY: Subscription = {
	atMinute: 510,
	zone: 'Asia/Shanghai',
	weekdaysOnly: false,
	skipHolidays: false,
	silent: true,
	paused: false,
}
const DUE = {
	campaign: CAMPAIGN,
	zone: 'Asia/Shanghai',
	fromMinute: 500,
	toMinute: 520,
	onWeekend: false,
	onHoliday: false,
	limit: 10,
}
const WORKER = { platform: 'telegram', owner: 'worker-1', leaseMs: LEASE_MS }

/** What every store owes the program. */
export const storeContract = (
	name: string,
	openPlace: () => Promise<StorePlace>,
	skip: string | null,
): void => {
	describe.skipIf(skip !== null)(`${name} as a store${skip === null ? '' : `: skipped, ${skip}`}`, () => {
		let place: StorePlace
		let store: Store
		let nowMs = START_MS
		const options = (more: Partial<StoreOptions> = {}): StoreOptions => ({
			hash: createIdHash('salt of the tests'),
			clock: { now: () => nowMs },
			...more,
		})
		const reopen = async (more: Partial<StoreOptions> = {}): Promise<void> => {
			await store.close()
			store = await place.open(options(more))
		}
		const subscribe = (ref: ChatRef, wanted: Partial<Subscription> = {}): Promise<void> =>
			store.subscriptions.put(ref, '4711', { ...DAILY, ...wanted })
		const tip = (ref: ChatRef, more: Partial<Planned> = {}): Planned => ({
			campaign: CAMPAIGN,
			ref,
			dueMs: nowMs,
			tip: 'tip-1',
			figures: [F1],
			...more,
		})
		const claimed = async (owner = 'worker-1'): Promise<Claim> => {
			const claim = await store.ledger.claim({ ...WORKER, owner })
			if (claim === null) throw new Error('nothing was due')
			return claim
		}
		const deliver = async (ref: ChatRef, more: Partial<Planned> = {}): Promise<void> => {
			await store.ledger.plan([tip(ref, more)])
			await store.ledger.settle(await claimed(), 'sent')
		}

		beforeAll(async () => {
			place = await openPlace()
		}, 60_000)
		afterAll(() => place.dispose())
		beforeEach(async () => {
			nowMs = START_MS
			await place.empty()
			store = await place.open(options())
			return () => store.close()
		})

		describe('preferences', () => {
			it('keeps a language over a restart, until it is given back', async () => {
				expect(await store.preferences.langOf(ANN)).toBeNull()
				await store.preferences.fixLang(ANN, 'en')
				await store.preferences.fixLang(ANN, 'zh-Hant')
				await reopen()
				expect(await store.preferences.langOf(ANN)).toBe('zh-Hant')
				expect(await store.preferences.langOf(BOB)).toBeNull()
				await store.preferences.fixLang(ANN, null)
				expect(await store.preferences.langOf(ANN)).toBeNull()
			})

			it('moves with a group, over what the new id had', async () => {
				await store.preferences.fixLang(ANN, 'en')
				await store.preferences.fixLang(BOB, 'zh-Hans')
				await store.preferences.move(ANN, BOB)
				await store.preferences.move(BOB, BOB)
				expect([await store.preferences.langOf(ANN), await store.preferences.langOf(BOB)]).toEqual([
					null,
					'en',
				])
				await store.preferences.move(ANN, BOB)
				expect(await store.preferences.langOf(BOB)).toBe('en')
			})

			it('knows nobody under another salt', async () => {
				await store.preferences.fixLang(ANN, 'en')
				await reopen({ hash: createIdHash('another salt') })
				expect(await store.preferences.langOf(ANN)).toBeNull()
			})
		})

		describe('memory', () => {
			it('keeps a text until its time is over', async () => {
				const text = '{"about":"路 🚧 \u0000\ud83d"}'
				await store.memory.save(ANN, 'older', nowMs + 10)
				await store.memory.save(ANN, text, nowMs + 10)
				await reopen()
				expect(await store.memory.load(ANN)).toBe('{"about":"路 🚧 \ufffd"}')
				nowMs += 10
				expect(await store.memory.load(ANN)).toBeNull()
			})

			it('forgets', async () => {
				await store.memory.save(ANN, 'x', nowMs + 10)
				await store.memory.forget(ANN)
				expect(await store.memory.load(ANN)).toBeNull()
			})
		})

		describe('chats', () => {
			it('knows who is here and who is gone', async () => {
				expect(await store.chats.stateOf(GROUP)).toBeNull()
				await store.chats.seen(GROUP)
				await store.chats.seen(GROUP)
				expect(await store.chats.stateOf(GROUP)).toBe('here')
				expect(await store.chats.stateOf(TOPIC)).toBeNull()
				await store.chats.gone(GROUP)
				expect(await store.chats.stateOf(GROUP)).toBe('gone')
				await store.chats.seen(GROUP)
				expect(await store.chats.stateOf(GROUP)).toBe('here')
				await store.chats.gone(OTHER)
			})

			it('ends the subscription and the open deliveries of one that is gone', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				await store.chats.gone(GROUP)
				await store.chats.seen(GROUP)
				expect(await store.subscriptions.get(GROUP)).toBeNull()
				expect(await store.ledger.claim(WORKER)).toBeNull()
				expect(await store.ledger.tally(CAMPAIGN)).toMatchObject({ due: 0, gone: 1 })
			})

			it('moves all threads with what hangs on them', async () => {
				for (const ref of [GROUP, TOPIC]) await subscribe(ref)
				await deliver(GROUP)
				await store.chats.moved('telegram', '-1001', '-1002')
				await store.chats.moved('telegram', '-1002', '-1002')
				expect(await store.chats.stateOf(GROUP)).toBeNull()
				expect(await store.subscriptions.get({ ...TOPIC, chat: '-1002' })).toMatchObject(DAILY)
				expect(await store.ledger.tipsOf(OTHER)).toEqual(['tip-1'])
				expect(await store.ledger.recipientsOf(F1)).toEqual([{ ref: OTHER, state: 'subscribed' }])
			})

			it('merges into an id that is known already', async () => {
				await subscribe(GROUP, { atMinute: 600 })
				await subscribe(OTHER, { atMinute: 700 })
				await deliver(GROUP, { tip: 'tip-old' })
				await deliver(OTHER, { tip: 'tip-new' })
				await deliver(GROUP, { campaign: 'tip:2026-11-24', tip: 'tip-2', figures: [F2] })
				await store.expire(nowMs - DAY_MS)
				await store.chats.moved('telegram', '-1001', '-1002')
				expect(await store.subscriptions.get(OTHER)).toMatchObject({ atMinute: 700 })
				expect((await store.ledger.tipsOf(OTHER)).toSorted()).toEqual(['tip-2', 'tip-new'])
				expect(await store.ledger.recipientsOf(F2)).toEqual([{ ref: OTHER, state: 'subscribed' }])
			})

			it('takes a claim along', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				const claim = await claimed()
				await store.chats.moved('telegram', '-1001', '-1002')
				expect(await store.ledger.settle({ ...claim, ref: OTHER }, 'sent')).toBe(true)
			})
		})

		describe('subscriptions', () => {
			it('keeps who opted in and when, hashed, over changes and restarts', async () => {
				await subscribe(GROUP)
				nowMs += 1000
				await store.subscriptions.put(GROUP, '999', { ...DAILY, atMinute: 1200, weekdaysOnly: true })
				await reopen()
				const kept = await store.subscriptions.get(GROUP)
				expect(kept).toStrictEqual({
					...DAILY,
					atMinute: 1200,
					weekdaysOnly: true,
					by: expect.stringMatching(/^[\w-]{22}$/u),
					sinceMs: START_MS,
				})
				expect(await store.subscriptions.get(TOPIC)).toBeNull()
				expect(await place.dump()).not.toMatch(/4711|999/u)
			})

			it('lists who is due, in order of local time', async () => {
				await subscribe(GROUP, { atMinute: 520 })
				await subscribe(TOPIC, { atMinute: 500 })
				await subscribe(OTHER, { atMinute: 521 })
				await subscribe({ ...OTHER, chat: '5' }, { zone: 'Europe/Berlin' })
				const due = await store.subscriptions.due(DUE)
				expect(due).toStrictEqual([
					{ ref: TOPIC, ...DAILY, atMinute: 500 },
					{ ref: GROUP, ...DAILY, atMinute: 520 },
				])
				expect(await store.subscriptions.due({ ...DUE, limit: 1 })).toHaveLength(1)
				expect(await store.subscriptions.zones()).toEqual(['Asia/Shanghai', 'Europe/Berlin'])
			})

			it('leaves out who has a delivery, is paused, gone, or wants no such day', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				await subscribe(TOPIC, { paused: true })
				await subscribe(OTHER)
				await store.chats.gone(OTHER)
				await subscribe({ ...OTHER, chat: 'weekdays' }, { weekdaysOnly: true })
				await subscribe({ ...OTHER, chat: 'workdays' }, { skipHolidays: true })
				const names = async (query: Partial<typeof DUE>) =>
					(await store.subscriptions.due({ ...DUE, ...query })).map(({ ref }) => ref.chat).toSorted()
				expect(await names({})).toEqual(['weekdays', 'workdays'])
				expect(await names({ onWeekend: true })).toEqual(['workdays'])
				expect(await names({ onHoliday: true })).toEqual(['weekdays'])
				expect(await names({ campaign: 'tip:2026-11-26' })).toEqual(['-1001', 'weekdays', 'workdays'])
			})

			it.each([
				['ended', () => store.subscriptions.end(GROUP)],
				['paused', () => store.subscriptions.pause(GROUP, true)],
				['put with a pause', () => subscribe(GROUP, { paused: true })],
			])('takes back unsent tips when it is %s, and nothing else', async (_, stop) => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP), tip(GROUP, { campaign: 'correction:1', tip: null })])
				await stop()
				expect((await claimed()).campaign).toBe('correction:1')
				expect(await store.ledger.claim(WORKER)).toBeNull()
				expect(await store.subscriptions.due(DUE)).toEqual([])
			})

			it('says whether there was one', async () => {
				expect(await store.subscriptions.end(GROUP)).toBe(false)
				expect(await store.subscriptions.pause(GROUP, true)).toBe(false)
				await subscribe(GROUP, { paused: true })
				expect(await store.subscriptions.pause(GROUP, false)).toBe(true)
				expect(await store.subscriptions.due(DUE)).toHaveLength(1)
				expect(await store.subscriptions.end(GROUP)).toBe(true)
				expect(await store.subscriptions.end(GROUP)).toBe(false)
			})
		})

		describe('handled ids', () => {
			it('are known at once and after a restart, for each channel', async () => {
				await store.handled.add('telegram', ['1', '2'])
				await store.handled.add('telegram', ['2', '2', '3'])
				await store.handled.add('telegram', [])
				await reopen()
				expect(
					await Promise.all(['1', '2', '3', '4'].map((id) => store.handled.has('telegram', id))),
				).toEqual([true, true, true, false])
				expect(await store.handled.has('wechat', '1')).toBe(false)
			})

			it('are taken in many at once', async () => {
				const ids = Array.from({ length: 2000 }, (_, index) => `id-${index}`)
				await Promise.all(ids.map((id) => store.handled.add('telegram', [id])))
				const known = await Promise.all(ids.map((id) => store.handled.has('telegram', id)))
				expect(known.every(Boolean)).toBe(true)
			})

			it('are trimmed to the newest, also when the clock was set back', async () => {
				await reopen({ handledKept: 100 })
				await store.handled.add('wechat', ['other'])
				const ids = Array.from({ length: 60 }, (_, index) => String(index))
				await store.handled.add(
					'telegram',
					ids.map((id) => `a${id}`),
				)
				nowMs -= DAY_MS
				await reopen({ handledKept: 100 })
				for (const round of ['b', 'c'])
					await store.handled.add(
						'telegram',
						ids.map((id) => round + id),
					)
				const has = (id: string) => store.handled.has('telegram', id)
				expect([
					await has('a0'),
					await has('a59'),
					await has('b20'),
					await has('c0'),
					await has('c59'),
				]).toEqual([false, false, true, true, true])
				expect(await store.handled.has('wechat', 'other')).toBe(true)
			})
		})

		describe('ledger', () => {
			it('plans one row for each campaign and chat', async () => {
				await subscribe(GROUP)
				await subscribe(OTHER)
				expect(await store.ledger.plan([tip(GROUP), tip(GROUP), tip(OTHER)])).toBe(2)
				expect(await store.ledger.plan([tip(GROUP, { tip: 'tip-9' }), tip(OTHER)])).toBe(0)
				expect(await store.ledger.plan([])).toBe(0)
				expect(await store.ledger.tally(CAMPAIGN)).toStrictEqual({
					due: 2,
					claimed: 0,
					sent: 0,
					gone: 0,
					'no-rights': 0,
					moved: 0,
					'window-closed': 0,
					failed: 0,
				})
			})

			it('plans nothing for who is unknown or gone, and no tip for who has not asked', async () => {
				await store.chats.seen(OTHER)
				await subscribe(TOPIC, { paused: true })
				await store.chats.seen(GROUP)
				await store.chats.gone(GROUP)
				const rows = [GROUP, TOPIC, OTHER, { ...OTHER, chat: 'nobody' }]
				expect(await store.ledger.plan(rows.map((ref) => tip(ref)))).toBe(0)
				expect(
					await store.ledger.plan(rows.map((ref) => tip(ref, { campaign: 'notice:1', tip: null }))),
				).toBe(2)
			})

			it('claims what is due, the oldest first, each once', async () => {
				for (const ref of [GROUP, TOPIC, OTHER]) await subscribe(ref)
				await store.ledger.plan([
					tip(GROUP, { dueMs: nowMs + 1 }),
					tip(TOPIC, { dueMs: nowMs, figures: [F2, F1, F2], tip: 'tip-7' }),
					tip(OTHER, { dueMs: nowMs + 2 }),
				])
				expect(await store.ledger.claim({ ...WORKER, platform: 'wechat' })).toBeNull()
				expect(await store.ledger.claim({ ...WORKER, campaign: 'notice:1' })).toBeNull()
				expect(await store.ledger.claim({ ...WORKER, campaign: CAMPAIGN })).toStrictEqual({
					campaign: CAMPAIGN,
					ref: TOPIC,
					tip: 'tip-7',
					figures: [F2, F1],
					owner: 'worker-1',
					attempts: 1,
					leaseUntilMs: nowMs + LEASE_MS,
				})
				expect(await store.ledger.claim(WORKER)).toBeNull()
				nowMs += 2
				expect((await claimed()).ref).toStrictEqual(GROUP)
				expect((await claimed('worker-2')).ref).toStrictEqual(OTHER)
				expect(await store.ledger.claim(WORKER)).toBeNull()
				expect(await store.ledger.tally(CAMPAIGN)).toMatchObject({ due: 0, claimed: 3 })
			})

			it('gives no row to two workers that ask at once', async () => {
				const refs = Array.from({ length: 40 }, (_, index) => ({ ...GROUP, chat: String(index) }))
				for (const ref of refs) await subscribe(ref)
				await store.ledger.plan(refs.map((ref) => tip(ref)))
				const drain = async (owner: string): Promise<readonly string[]> => {
					const claim = await store.ledger.claim({ ...WORKER, owner })
					return claim === null ? [] : [claim.ref.chat, ...(await drain(owner))]
				}
				const taken = (await Promise.all(['a', 'b', 'c', 'd'].map(drain))).flat()
				expect(taken.toSorted()).toEqual(refs.map(({ chat }) => chat).toSorted())
			})

			it.each(['sent', 'gone', 'no-rights', 'moved', 'window-closed', 'failed'] as const)(
				'settles as %s, once',
				async (outcome) => {
					await subscribe(GROUP)
					await store.ledger.plan([tip(GROUP)])
					const claim = await claimed()
					expect(await store.ledger.settle(claim, outcome)).toBe(true)
					expect(await store.ledger.settle(claim, 'failed')).toBe(false)
					expect(await store.ledger.renew(claim, LEASE_MS)).toBeNull()
					nowMs += DAY_MS
					expect(await store.ledger.claim(WORKER)).toBeNull()
					expect(await store.ledger.tally(CAMPAIGN)).toMatchObject({ [outcome]: 1, claimed: 0, due: 0 })
				},
			)

			it('gives a row to another worker when the lease is over, and tells the first', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				const first = await claimed()
				await reopen()
				nowMs += LEASE_MS - 1
				const longer = await store.ledger.renew(first, LEASE_MS)
				expect(longer).toStrictEqual({ ...first, leaseUntilMs: nowMs + LEASE_MS })
				nowMs += LEASE_MS - 1
				expect(await store.ledger.claim({ ...WORKER, owner: 'worker-2' })).toBeNull()
				nowMs += 1
				const second = await claimed('worker-2')
				expect(second.attempts).toBe(2)
				expect(await store.ledger.renew(first, LEASE_MS)).toBeNull()
				expect(await store.ledger.settle(first, 'failed')).toBe(false)
				expect(await store.ledger.postpone(first, nowMs)).toBe(false)
				expect(await store.ledger.settle(second, 'sent')).toBe(true)
			})

			it('tells two claims of one worker apart', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				const first = await claimed()
				nowMs += LEASE_MS
				const second = await claimed()
				const told = [first, second, second].map((claim) => store.ledger.settle(claim, 'sent'))
				expect(await Promise.all(told)).toEqual([false, true, false])
			})

			it('postpones, and counts attempts', async () => {
				await subscribe(GROUP)
				await store.ledger.plan([tip(GROUP)])
				expect(await store.ledger.postpone(await claimed(), nowMs + 500)).toBe(true)
				expect(await store.ledger.claim(WORKER)).toBeNull()
				nowMs += 500
				expect((await claimed()).attempts).toBe(2)
			})

			it('knows who got a figure, and who can be told', async () => {
				const [stopped, gone, unsent] = ['1', '2', '3'].map((chat) => ({ ...GROUP, chat }))
				if (stopped === undefined || gone === undefined || unsent === undefined) throw new Error('three')
				for (const ref of [TOPIC, stopped, gone, unsent]) await subscribe(ref)
				for (const ref of [TOPIC, stopped, gone]) await deliver(ref, { figures: [F1, F2] })
				await deliver(TOPIC, { campaign: 'tip:2026-11-26' })
				await store.ledger.plan([tip(unsent)])
				await store.subscriptions.end(stopped)
				await store.chats.gone(gone)
				const recipients = await store.ledger.recipientsOf(F1)
				expect(recipients.toSorted((a, b) => (a.ref.chat < b.ref.chat ? -1 : 1))).toStrictEqual([
					{ ref: TOPIC, state: 'subscribed' },
					{ ref: stopped, state: 'stopped' },
					{ ref: gone, state: 'gone' },
				])
				expect(await store.ledger.recipientsOf(figureId('none'))).toEqual([])
			})

			it('knows the tips of a chat, the one longest ago first, also those that retention took', async () => {
				await subscribe(GROUP)
				expect(await store.ledger.tipsOf(GROUP)).toEqual([])
				expect(await store.ledger.tipsOf(OTHER)).toEqual([])
				for (const [day, id] of ['a', 'b', 'a', 'c'].entries()) {
					nowMs = START_MS + day * DAY_MS
					await deliver(GROUP, { campaign: `tip:${day}`, tip: id })
				}
				nowMs += DAY_MS
				await store.ledger.plan([tip(GROUP, { tip: 'failed' })])
				await store.ledger.settle(await claimed(), 'failed')
				nowMs += DAY_MS
				await store.ledger.plan([tip(GROUP, { campaign: 'tip:9', tip: 'planned' })])
				const tips = ['b', 'a', 'c', 'planned']
				expect(await store.ledger.tipsOf(GROUP)).toEqual(tips)
				await store.expire(START_MS + 1.5 * DAY_MS)
				expect(await store.ledger.tipsOf(GROUP)).toEqual(tips)
				await store.expire(nowMs)
				expect(await store.ledger.tipsOf(GROUP)).toEqual(tips)
				expect(await store.ledger.recipientsOf(F1)).toEqual([])
			})
		})

		describe('counts', () => {
			it('counts votes by day', async () => {
				const vote = { channel: 'telegram', about: 'fig_roads', useful: true }
				await Promise.all([1, 2, 3].map(() => store.feedback.record(vote)))
				await store.feedback.record({ ...vote, useful: false })
				nowMs += DAY_MS
				await store.feedback.record(vote)
				await reopen()
				expect(await store.feedback.counts()).toStrictEqual([
					{ ...vote, useful: false, day: '2026-11-25', count: 1 },
					{ ...vote, day: '2026-11-25', count: 3 },
					{ ...vote, day: '2026-11-26', count: 1 },
				])
			})

			it('keeps questions only where it was told to', async () => {
				const question = {
					text: '我家门口的路灯坏了\u0000',
					lang: 'zh-Hans',
					nearest: ['area_a', 'fig_b'],
				} as const
				expect(await store.unanswered.note(question)).toBe(false)
				expect(await store.unanswered.list(10)).toEqual([])
				await reopen({ keepUnanswered: true })
				expect(await store.unanswered.note(question)).toBe(true)
				nowMs += 5
				await store.unanswered.note({ ...question, nearest: [] })
				await store.unanswered.note({ ...question, text: '很'.repeat(10_000) })
				expect(await store.unanswered.list(1)).toStrictEqual([
					{ text: '我家门口的路灯坏了', lang: 'zh-Hans', nearest: [], count: 2, lastMs: nowMs },
				])
				expect((await store.unanswered.list(10))[1]?.text).toBe('很'.repeat(500))
			})
		})

		describe('removal', () => {
			it('leaves nothing of a chat but counts', async () => {
				await store.preferences.fixLang(ANN, 'en')
				await store.memory.save(ANN, 'secret', nowMs + DAY_MS)
				for (const ref of [GROUP, TOPIC, OTHER]) await subscribe(ref)
				for (const ref of [GROUP, TOPIC, OTHER]) await deliver(ref)
				await store.ledger.plan([tip(GROUP, { campaign: 'tip:2026-11-26', figures: [F2] })])
				await store.remove({ chat: GROUP, conversations: [ANN, BOB] })
				expect(await store.preferences.langOf(ANN)).toBeNull()
				expect(await store.memory.load(ANN)).toBeNull()
				expect(await store.chats.stateOf(TOPIC)).toBeNull()
				expect(await store.ledger.recipientsOf(F1)).toEqual([{ ref: OTHER, state: 'subscribed' }])
				expect(await store.ledger.claim(WORKER)).toBeNull()
				expect(await store.removals()).toStrictEqual({ requests: 1, chatsByFigure: { roads: 2 } })
				expect(await place.dump()).not.toMatch(/-1001|secret/u)
			})

			it('forgets who opted in for a group, which stays subscribed', async () => {
				await subscribe(GROUP)
				await store.remove({ person: { platform: 'telegram', id: '4711' } })
				await store.remove({ person: { platform: 'telegram', id: '4711' } })
				expect(await store.subscriptions.get(GROUP)).toMatchObject({ ...DAILY, by: null })
				expect(await store.removals()).toStrictEqual({ requests: 1, chatsByFigure: {} })
			})
		})

		it('deletes what is older than the retention, and nothing newer', async () => {
			await reopen({ keepUnanswered: true })
			const question = { lang: 'en', nearest: [] } as const
			const fill = async (ref: ChatRef, mark: string): Promise<void> => {
				await subscribe(ref)
				await deliver(ref, { campaign: mark, figures: [figureId(mark)] })
				await store.handled.add('telegram', [mark])
				await store.unanswered.note({ ...question, text: mark })
				await store.feedback.record({ channel: 'telegram', about: mark, useful: true })
			}
			await subscribe({ ...GROUP, chat: 'left' })
			await store.chats.gone({ ...GROUP, chat: 'left' })
			await fill(GROUP, 'old')
			await store.memory.save(ANN, 'x', nowMs + DAY_MS)
			await store.preferences.fixLang(ANN, 'en')
			nowMs += 2 * DAY_MS
			await fill(OTHER, 'new')
			await store.expire(nowMs - DAY_MS)
			expect([
				await store.handled.has('telegram', 'old'),
				await store.handled.has('telegram', 'new'),
			]).toEqual([false, true])
			expect((await store.unanswered.list(9)).map(({ text }) => text)).toEqual(['new'])
			expect((await store.feedback.counts()).map(({ about }) => about)).toEqual(['new'])
			expect(await store.ledger.recipientsOf(figureId('old'))).toEqual([])
			expect(await store.ledger.recipientsOf(figureId('new'))).toHaveLength(1)
			expect(await store.chats.stateOf({ ...GROUP, chat: 'left' })).toBeNull()
			expect(await store.subscriptions.get(GROUP)).toMatchObject(DAILY)
			expect(await store.preferences.langOf(ANN)).toBe('en')
		})

		it('finishes what is under way when it is closed', async () => {
			const added = store.handled.add('telegram', ['last'])
			const planned = subscribe(GROUP)
			await reopen()
			await Promise.all([added, planned])
			expect(await store.handled.has('telegram', 'last')).toBe(true)
			expect(await store.subscriptions.get(GROUP)).not.toBeNull()
		})
	})
}
