import type { Said } from '../../src/domain/conversation.ts'
import { createRecent } from '../../src/domain/recent.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Handled } from '../../src/ports/store.ts'
import type { Account } from './account.ts'
import { CHANNEL } from './capabilities.ts'
import type { WechatConfig } from './config.ts'
import type { Dispatch } from './dispatch.ts'
import { draw, type Pacing } from './pacing.ts'
import { loggable } from './trouble.ts'

/** Who has come. Never rejects. */
export interface Greet {
	/** Somebody wants to be a friend. */
	readonly requested: (contactId: string, accept: () => Promise<void>) => Promise<void>
	/** Somebody is a friend now. */
	readonly befriended: (contactId: string) => Promise<void>
	readonly joined: (roomId: string, who: readonly string[]) => Promise<void>
}

export interface GreetOptions {
	readonly account: Account
	readonly dispatch: Dispatch
	readonly handled: Handled
	readonly config: Pick<WechatConfig, 'beforeFriend'>
	/** Whether it is night: nobody is greeted then who has not come to the bot. */
	readonly isQuiet: () => boolean
	readonly pacing: Pacing
	readonly clock: Clock
	readonly closing: AbortSignal
	readonly log: Log
}

const WELCOME: Said = { action: { kind: 'command', command: 'start' } }
const MOST_RECENT = 1000
const DAY_MS = 24 * 60 * 60_000

export const createGreet = (options: GreetOptions): Greet => {
	const { account, dispatch, handled, config, isQuiet, pacing, clock, closing, log } = options
	const greeted = createRecent<true>(MOST_RECENT, DAY_MS, clock)

	/** As long as a person would need. False: the channel is closing. */
	const linger = async (): Promise<boolean> => {
		await pacing.sleep(draw(config.beforeFriend, pacing.random), closing)
		return !closing.aborted
	}

	const guarded = async (task: () => Promise<void>): Promise<void> => {
		try {
			await task()
		} catch (error) {
			log.warn({ err: loggable(error) }, 'somebody who has come could not be greeted')
		}
	}

	const welcome = async (contactId: string): Promise<void> => {
		// Some puppets tell of a new friend twice: once when the request is accepted.
		if (greeted.get(contactId)) return
		greeted.set(contactId, true)
		if (await linger()) await dispatch.say(WELCOME, { talkerId: contactId, roomId: null })
	}

	/** Known by its topic, since its id changes; one greeting a day, however often people come. */
	const isFirstToday = async (roomId: string): Promise<boolean> => {
		const { topic } = await account.room(roomId)
		const id = `${topic === '' ? roomId : topic}/${Math.floor(clock.now() / DAY_MS)}`
		if (greeted.get(id) || (await handled.has(`${CHANNEL}-greeted`, id))) return false
		greeted.set(id, true)
		await handled.add(`${CHANNEL}-greeted`, [id])
		return true
	}

	return {
		requested: (contactId, accept) =>
			guarded(async () => {
				if (!(await linger())) return
				await accept()
				log.info({}, 'a friend was accepted')
				await welcome(contactId)
			}),
		befriended: (contactId) => guarded(() => welcome(contactId)),
		joined: (roomId, who) =>
			guarded(async () => {
				const self = account.selfId()
				const isMe = self !== null && who.includes(self)
				if (self === null || (!isMe && isQuiet()) || !(await isFirstToday(roomId))) return
				await dispatch.say({ event: 'joined-hears-mentions' }, { talkerId: self, roomId })
			}),
	}
}
