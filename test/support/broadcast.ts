import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import type { Span } from '../../src/domain/time-of-day.ts'
import { zonedTime } from '../../src/domain/zoned-time.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { STORE_OPTIONS } from './store-options.ts'

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

/** A clock that stands until it is moved. Times are `2026-11-25T08:30+08:00`. */
export class StandingClock {
	#nowMs: number

	constructor(time: string) {
		this.#nowMs = Date.parse(time)
	}

	readonly now = (): number => this.#nowMs

	set(time: string): void {
		this.#nowMs = Date.parse(time)
	}

	advance(ms: number): void {
		this.#nowMs += ms
	}
}

export interface LogLine {
	readonly level: keyof Log
	readonly details: Readonly<Record<string, unknown>>
	readonly message: string
}

export const recordLog = (): Log & { readonly lines: readonly LogLine[] } => {
	const lines: LogLine[] = []
	const line =
		(level: keyof Log) =>
		(details: Readonly<Record<string, unknown>>, message: string): void => {
			lines.push({ level, details, message })
		}
	return { lines, info: line('info'), warn: line('warn'), error: line('error') }
}

/** A store in a folder of its own, with a clock that stands. */
export const openTestStore = async (
	clock: StandingClock,
): Promise<{ readonly store: Store; readonly close: () => Promise<void> }> => {
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-broadcast-'))
	const store = await openSqliteStore({ ...STORE_OPTIONS, clock, path: join(folder, 'wenbao.db') })
	return {
		store,
		close: async () => {
			await store.close()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}

const replyOf = (lang: Reply['lang'], text: string): Reply => ({
	lang,
	outcome: 'answer',
	topics: [],
	figures: [],
	about: null,
	candidates: [],
	blocks: [{ kind: 'text', text }],
})

/** Replies that say in one line what they were made of. */
export const plainCompose = {
	tip: (tip: { readonly id: string }, lang: Reply['lang'], year: number, subscribed: boolean | null): Reply =>
		replyOf(lang, `${tip.id} ${lang} ${year} ${subscribed}`),
	correction: (figure: string, note: string, lang: Reply['lang'], year: number): Reply =>
		replyOf(lang, `${figure}: ${note} ${lang} ${year}`),
	notice: (text: string, lang: Reply['lang'], year: number): Reply =>
		replyOf(lang, `${text} ${lang} ${year}`),
}

export interface Sent {
	readonly ref: ChatRef
	readonly text: string
	readonly silent: boolean
}

/** `nth` counts the messages from 0. */
type Answer = (outgoing: Outgoing, nth: number) => Delivered | Promise<Delivered>

/** An outbox that remembers what it sent. `answer` decides what becomes of each message; default: it is sent. */
export class TestOutbox implements Outbox {
	readonly atOnce: number
	readonly sent: Sent[] = []
	/** Deliveries under way at once, at most. */
	most = 0
	#underWay = 0
	readonly #answer: Answer
	#asked = 0

	constructor(answer: Answer = () => ({ kind: 'sent' }), atOnce = 4) {
		this.#answer = answer
		this.atOnce = atOnce
	}

	readonly deliver = async (outgoing: Outgoing): Promise<Delivered> => {
		this.#underWay += 1
		this.most = Math.max(this.most, this.#underWay)
		try {
			return await this.#send(outgoing)
		} finally {
			this.#underWay -= 1
		}
	}

	async #send(outgoing: Outgoing): Promise<Delivered> {
		const nth = this.#asked++
		if (!(await outgoing.mayStart())) return { kind: 'withdrawn' }
		const delivered = await this.#answer(outgoing, nth)
		const [block] = outgoing.reply.blocks
		const text = block?.kind === 'text' ? block.text : ''
		if (delivered.kind === 'sent') this.sent.push({ ref: outgoing.ref, text, silent: outgoing.silent })
		return delivered
	}
}
