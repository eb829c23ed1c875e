import type { ChannelEvent } from '../domain/conversation.ts'
import type { Block } from '../domain/reply.ts'
import type { Desk } from './desk.ts'

export const refusal = (text: string): Block => ({ kind: 'notice', about: 'refused', text })

/** What is said when nobody asked anything. */
export const eventBlocks = (event: ChannelEvent, { words, report }: Desk): readonly Block[] => {
	const text = words.events[event](report)
	return [event === 'stale-button' ? refusal(text) : { kind: 'lead', text, figure: null }]
}
