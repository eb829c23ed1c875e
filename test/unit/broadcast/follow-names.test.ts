import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { followNames } from '../../../src/broadcast/follow-names.ts'
import type { Store } from '../../../src/ports/store.ts'
import { chatOf, DAILY, openTestStore, StandingClock } from '../../support/broadcast.ts'

const defaults = { atMinute: 8 * 60 + 30, zone: 'Asia/Shanghai' }

describe('chats that the settings name', () => {
	let store: Store
	let close: () => Promise<void>
	beforeEach(async () => {
		;({ store, close } = await openTestStore(new StandingClock('2026-11-25T08:30+08:00')))
	})
	afterEach(() => close())

	const robot = (chat: string) => ({ platform: 'robots', chat, thread: null })
	const follow = (names: readonly string[], more: Partial<typeof defaults> = {}) =>
		followNames({ store, platform: 'robots', names, defaults: { ...defaults, ...more } })
	const subscribed = async () => (await store.subscriptions.list('robots')).map(({ ref }) => ref.chat)

	it('get the daily tip at the time of the settings', async () => {
		await follow(['一群'])

		expect(await store.subscriptions.get(robot('一群'))).toMatchObject({ ...DAILY, by: expect.any(String) })
	})

	it('stay as they are when they are named again', async () => {
		await follow(['一群'])
		const first = await store.subscriptions.get(robot('一群'))
		await follow(['一群'])

		expect(await store.subscriptions.get(robot('一群'))).toEqual(first)
	})

	it('follow another time and zone', async () => {
		await follow(['一群'])
		await follow(['一群'], { atMinute: 540, zone: 'Asia/Urumqi' })

		expect(await store.subscriptions.get(robot('一群'))).toMatchObject({ atMinute: 540, zone: 'Asia/Urumqi' })
	})

	it.each([540, defaults.atMinute])('stay paused where they were, at %i', async (atMinute) => {
		await follow(['一群'])
		await store.subscriptions.pause(robot('一群'), true)
		await follow(['一群'], { atMinute })

		expect(await store.subscriptions.get(robot('一群'))).toMatchObject({ atMinute, paused: true })
	})

	it('are left when they are named no more, and come back when they are', async () => {
		await follow(['一群', '二群'])
		await follow(['二群'])
		const without = [await subscribed(), await store.chats.stateOf(robot('一群'))]
		await follow(['一群', '二群'])

		expect([without, (await subscribed()).toSorted()]).toEqual([
			[['二群'], 'gone'],
			['一群', '二群'],
		])
	})

	it('come back when their key was not valid any more', async () => {
		await follow(['一群'])
		await store.chats.gone(robot('一群'))
		await follow(['一群'])

		expect([await subscribed(), await store.chats.stateOf(robot('一群'))]).toEqual([['一群'], 'here'])
	})

	it('are none of another platform', async () => {
		await store.subscriptions.put(chatOf('7'), '7', DAILY)
		await follow([])

		expect(await store.subscriptions.get(chatOf('7'))).not.toBeNull()
	})
})
