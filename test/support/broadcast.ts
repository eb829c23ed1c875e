import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import type { Span } from '../../src/domain/time-of-day.ts'
import { zonedTime } from '../../src/domain/zoned-time.ts'
import type { Log } from '../../src/ports/log.ts'

export const NIGHT = { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 }

/** One minute, and not a near one: for tests by the real clock. */
export const quietInTwelveHours = (): Span => {
	const { minute } = zonedTime(Date.now() + 12 * 3_600_000, 'UTC')
	return { fromMinute: minute, toMinute: (minute + 1) % (24 * 60) }
}

export const DAILY: Subscription = {
	atMinute: 8 * 60 + 30,
	zone: 'Asia/Shanghai',
	weekdaysOnly: false,
	skipHolidays: false,
	silent: false,
	paused: false,
	lang: 'zh-Hans',
}

export const chatOf = (chat: string, thread: string | null = null): ChatRef => ({
	platform: 'telegram',
	chat,
	thread,
})

export interface LogLine {
	readonly level: keyof Log
	readonly details: Readonly<Record<string, unknown>>
	readonly message: string
}

export interface RecordedLog extends Log {
	readonly lines: readonly LogLine[]
}

export const recordLog = (): RecordedLog => {
	const lines: LogLine[] = []
	const line =
		(level: keyof Log) =>
		(details: Readonly<Record<string, unknown>>, message: string): void => {
			lines.push({ level, details, message })
		}
	return { lines, info: line('info'), warn: line('warn'), error: line('error') }
}
