import type { ChannelEvent } from '../domain/conversation.ts'
import type { Block } from '../domain/reply.ts'
import type { Desk } from './desk.ts'
import type { TipsHere } from './tips-here.ts'

export const refusal = (text: string): Block => ({ kind: 'notice', about: 'refused', text })

const JOINED: ReadonlySet<ChannelEvent> = new Set<ChannelEvent>([
	'joined-hears-all',
	'joined-hears-addressed',
	'joined-hears-mentions',
])

/** What is said when nobody asked anything. `tips`: whether the daily tip can be subscribed there. */
export const eventBlocks = (
	event: ChannelEvent,
	tips: TipsHere,
	{ words, report }: Desk,
): readonly Block[] => {
	const text = words.events[event](report)
	return [
		event === 'stale-button' ? refusal(text) : { kind: 'lead', text, figure: null },
		...(JOINED.has(event) && tips === 'daily' ? [{ kind: 'text', text: words.tips.joined } as const] : []),
	]
}
