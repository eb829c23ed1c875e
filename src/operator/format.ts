import type { ChatRef } from '../domain/chat-ref.ts'
import type { Reply } from '../domain/reply.ts'
import { visibleTexts } from '../domain/reply.ts'
import { formatTimeOfDay } from '../domain/time-of-day.ts'
import { isZone, zonedTime } from '../domain/zoned-time.ts'

/** `telegram -1001`, with `#7` for a topic. */
export const chatName = ({ platform, chat, thread }: ChatRef): string =>
	`${platform} ${chat}${thread === null ? '' : `#${thread}`}`

/** `11-25 08:30` as the clocks of a zone show it. */
export const localTime = (ms: number, zone: string): string => {
	const { date, minute } = zonedTime(ms, isZone(zone) ? zone : 'UTC')
	return `${date.slice(5)} ${formatTimeOfDay(minute)}`
}

/** What a citizen would read, line by line. */
export const replyText = (reply: Reply): string => reply.blocks.flatMap(visibleTexts).join('\n')

/** The first ones, and how many there are besides. */
export const firstOf = <Item>(items: readonly Item[], most: number): readonly [readonly Item[], number] => [
	items.slice(0, most),
	Math.max(0, items.length - most),
]

export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)
