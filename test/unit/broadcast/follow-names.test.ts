import { describe, expect, it } from 'vitest'
import { followNames } from '../../../src/broadcast/follow-names.ts'
import { chatOf, DAILY } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'

const defaults = { atMinute: 8 * 60 + 30, zone: 'Asia/Shanghai' }

describe('chats that the settings name', () => {
	const run = createBroadcastRun('2026-11-25T08:30+08:00')

	const robot = (chat: string) => ({ platform: 'robots', chat, thread: null })
	const follow = (names: readonly string[], more: Partial<typeof defaults> = {}) =>
		followNames({ ...run, platform: 'robots', names, defaults: { ...defaults, ...more } })
	const subscribed = async () => (await run.store.subscriptions.list('robots')).map(({ ref }) => ref.chat)

	it('get the daily tip at the time of the settings', async () => {
		await follow(['一群'])

		expect(await run.store.subscriptions.get(robot('一群'))).toMatchObject({
			...DAILY,
			by: expect.any(String),
		})
	})

	it('stay as they are when they are named again', async () => {
		await follow(['一群'])
		const first = await run.store.subscriptions.get(robot('一群'))
		await follow(['一群'])

		expect(await run.store.subscriptions.get(robot('一群'))).toEqual(first)
	})

	it('follow another time and zone', async () => {
		await follow(['一群'])
		await follow(['一群'], { atMinute: 540, zone: 'Asia/Urumqi' })

		expect(await run.store.subscriptions.get(robot('一群'))).toMatchObject({
			atMinute: 540,
			zone: 'Asia/Urumqi',
		})
	})

	it.each([540, defaults.atMinute])('stay paused where they were, at %i', async (atMinute) => {
		await follow(['一群'])
		await run.store.subscriptions.pause(robot('一群'), true)
		await follow(['一群'], { atMinute })

		expect(await run.store.subscriptions.get(robot('一群'))).toMatchObject({ atMinute, paused: true })
	})

	it('are left when they are named no more, and come back when they are', async () => {
		await follow(['一群', '二群'])
		await follow(['二群'])
		const without = [await subscribed(), await run.store.chats.stateOf(robot('一群'))]
		await follow(['一群', '二群'])

		expect([without, (await subscribed()).toSorted()]).toEqual([
			[['二群'], 'gone'],
			['一群', '二群'],
		])
	})

	it('come back when their key was not valid any more', async () => {
		await follow(['一群'])
		await run.store.chats.gone(robot('一群'))
		await follow(['一群'])

		expect([await subscribed(), await run.store.chats.stateOf(robot('一群'))]).toEqual([['一群'], 'here'])
	})

	it('are none of another platform', async () => {
		await run.subscribe('7')
		await follow([])

		expect(await run.store.subscriptions.get(chatOf('7'))).not.toBeNull()
	})
})
