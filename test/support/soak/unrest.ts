import { setTimeout as sleep } from 'node:timers/promises'
import type { People } from './people.ts'

/** Between two tips: the pace of Telegram. */
const TIP_MS = 40

export interface UnrestOptions {
	readonly people: People
	/** Chats of this round; their first tip has arrived. */
	readonly chats: readonly number[]
	readonly newId: () => number
	readonly random: () => number
}

/** Some people opt in and one out, and it ends at a moment at which tips still go out: then is the time for a kill. */
export const unrest = async ({ people, chats, newId, random }: UnrestOptions): Promise<void> => {
	const lastsMs = random() * chats.length * TIP_MS
	const newcomers = 1 + Math.floor(random() * 3)
	for (let count = 0; count < newcomers; count++) people.say(newId(), '/subscribe')
	await sleep(lastsMs / 2)
	// Those at the end of the line have not got theirs yet.
	people.say(chats[Math.floor(random() * chats.length)] ?? 0, '/stop')
	await sleep(lastsMs / 2)
}
