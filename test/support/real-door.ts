import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../../src/config/settings.ts'
import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { openDoor } from '../../src/wiring/house.ts'

/** How long a test may wait when the shipped model is stale and is learned anew. */
export const LEARNING_MS = 300_000

export interface RealTalk {
	readonly handle: Handle
	/** Says all turns in a new conversation and returns the reply to the last one. */
	readonly say: (...turns: readonly string[]) => Promise<Reply>
}

/** The conversation a citizen meets: the shipped pack, its model, its settings' defaults. */
export async function openRealTalk(): Promise<RealTalk> {
	const handle = await openDoor(readSettings({ DATA_DIR: join(tmpdir(), 'wenbao-tests') }), false)
	let conversations = 0
	return {
		handle,
		say: async (...turns) => {
			const key = conversationKey('test', String(conversations++))
			const replies: Reply[] = []
			for (const text of turns) replies.push(await handle({ text }, key))
			const last = replies.at(-1)
			if (last === undefined) throw new TypeError('Nothing was said')
			return last
		},
	}
}

/** The first thing that a reply is about: a figure, a fact, an area; null when none. */
export const firstId = (reply: Reply): string | null =>
	reply.figures[0] ?? reply.about ?? reply.topics[0] ?? null
