import { createCompose } from '../../src/compose/compose.ts'
import { type ConversationOptions, createConversation } from '../../src/conversation/create-conversation.ts'
import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Decision, UnderstandContext } from '../../src/domain/understanding.ts'
import { inMemory } from '../../src/store/in-memory.ts'
import { type KeptLog, keptLog } from './kept-log.ts'
import { sampleDailyTips } from './sample-daily-tips.ts'
import { packTips, samplePack } from './sample-pack.ts'
import { answerTo, areaTarget, figureTarget, understood } from './understandings.ts'

const DECISIONS: ReadonlyMap<string, Decision> = new Map<string, Decision>(
	Object.entries({
		grain: answerTo(figureTarget('grain')),
		fields: answerTo(areaTarget('fields')),
		which: { kind: 'clarify', candidates: [figureTarget('ponds'), areaTarget('power')] },
		rain: { kind: 'absent', reason: 'unstated', area: null, subject: null },
		hello: { kind: 'chat', topic: 'greeting' },
	}),
)

export interface Talk {
	readonly handle: Handle
	/** In private, on a channel that can write first when there is a `sender`. */
	readonly say: (text: string, person?: string) => Promise<Reply>
	/** The contexts in which the understanding was asked, oldest first. */
	readonly contexts: UnderstandContext[]
	readonly pass: (ms: number) => void
	readonly log: KeptLog
}

/** A conversation over the sample pack with an understanding that knows five words, at a clock that stands still. */
export const createTalk = (options: Partial<ConversationOptions> = {}): Talk => {
	let now = Date.UTC(2030, 5, 1)
	const contexts: UnderstandContext[] = []
	const clock = { now: () => now }
	const log = keptLog()
	const handle = createConversation({
		understand: (text, context) => {
			contexts.push(context)
			return understood(
				DECISIONS.get(text) ?? { kind: 'off' },
				text === text.toUpperCase() ? 'en' : 'zh-Hans',
			)
		},
		compose: createCompose(samplePack),
		clock,
		log,
		store: inMemory(clock),
		tips: sampleDailyTips(packTips.figure),
		retentionDays: 90,
		...options,
	})
	return {
		handle,
		say: (text, person = 'ann') => handle({ text }, conversationKey('test', person)),
		contexts,
		log,
		pass: (ms) => {
			now += ms
		},
	}
}
