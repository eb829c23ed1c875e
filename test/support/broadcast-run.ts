import { beforeEach } from 'vitest'
import type { Subscription } from '../../src/domain/subscription.ts'
import type { Span } from '../../src/domain/time-of-day.ts'
import type { Store } from '../../src/ports/store.ts'
import { chatOf, DAILY, NIGHT, type RecordedLog, recordLog } from './broadcast.ts'
import { StandingClock } from './standing-clock.ts'
import { openTestStore } from './test-store.ts'

/** What every part of a broadcast is given, anew for each test. */
export interface BroadcastRun {
	readonly store: Store
	readonly clock: StandingClock
	readonly log: RecordedLog
	/** From 21:30 to 07:30. */
	readonly quiet: Span
	readonly zone: string
	/** What is not wanted otherwise is DAILY. */
	readonly subscribe: (chat: string, wanted?: Partial<Subscription>) => Promise<void>
}

/** Each test of the file begins at this time, in Shanghai, with a store that is empty. */
export const createBroadcastRun = (time: string): BroadcastRun => {
	const open = async () => {
		const clock = new StandingClock(time)
		return { clock, log: recordLog(), ...(await openTestStore(clock)) }
	}
	let opened: Awaited<ReturnType<typeof open>> | null = null
	const present = () => {
		if (opened === null) throw new Error('only inside of a test')
		return opened
	}
	beforeEach(async () => {
		opened = await open()
		return opened.close
	})
	return {
		get store() {
			return present().store
		},
		get clock() {
			return present().clock
		},
		get log() {
			return present().log
		},
		quiet: NIGHT,
		zone: 'Asia/Shanghai',
		subscribe: (chat, wanted) =>
			present().store.subscriptions.put(chatOf(chat), 'ann', { ...DAILY, ...wanted }),
	}
}
