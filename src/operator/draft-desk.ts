import { parseArgs } from 'node:util'
import { isQuiet } from '../broadcast/hours.ts'
import { isPaused } from '../broadcast/pause.ts'
import { shortHash } from '../broadcast/send-now.ts'
import { AppError } from '../domain/errors.ts'
import { formatTimeOfDay, type Span } from '../domain/time-of-day.ts'
import { zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { DeskAnswer, RunDesk } from './desk.ts'
import { DRAFT_USAGE, DRAFT_WORDS } from './draft-words.ts'
import { indented } from './format.ts'
import { createMassRecord } from './mass-record.ts'

/** What became of a message to all. `known`: the platform had one with this id before. */
export type MassSent =
	| { readonly kind: 'sent' | 'known' }
	/** `unknown`: nobody can say whether it has it. */
	| { readonly kind: 'refused' | 'unknown'; readonly why: string; readonly hint: string }

export interface DraftDeskOptions {
	/** The app id. */
	readonly account: string
	readonly store: Pick<Store, 'switches'>
	/** What would be sent on a date: the tip of that day where the notice is null; null where there is none. */
	readonly textOf: (notice: string | null, date: string) => string | null
	readonly maxBytes: number
	/** @param id whatever is sent with the same one goes out once */
	readonly sendToAll: (text: string, id: string) => Promise<MassSent>
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	/** In which the office lives. */
	readonly zone: string
	readonly clock: Clock
	readonly log: Log
}

interface Draft {
	readonly notice: string | null
	/** The code that a yes was given with; null to be asked first. */
	readonly confirm: string | null
}

const wrongUse = (message: string): AppError => new AppError('CLI_USAGE', message, DRAFT_USAGE)

/** @throws AppError CLI_USAGE with the usage as its hint */
export const parseDraft = ([name, ...rest]: readonly string[]): Draft => {
	if (name !== 'draft') throw wrongUse(`没有 ${name ?? ''} 这个命令。 / There is no command ${name ?? ''}.`)
	const options = { notice: { type: 'string' }, confirm: { type: 'string' } } as const
	try {
		const { notice, confirm } = parseArgs({ args: [...rest], options }).values
		if (notice?.trim() === '')
			throw new TypeError('--notice 后面要写文字。 / --notice needs a text in quotes.')
		return { notice: notice?.trim() ?? null, confirm: confirm ?? null }
	} catch (error) {
		throw wrongUse(error instanceof Error ? error.message : String(error))
	}
}

/** Shows what would go out to all followers of the account, and sends it once somebody has said yes to just that. */
export const createDraftDesk = (options: DraftDeskOptions): RunDesk => {
	const { account, store, textOf, maxBytes, sendToAll, quiet, zone, clock, log } = options
	const record = createMassRecord(store.switches, account)

	const readText = (notice: string | null, date: string): string => {
		const text = textOf(notice, date)
		if (text === null) throw new AppError('NO_TIPS', DRAFT_WORDS.noTips, DRAFT_WORDS.noTipsHint)
		const bytes = Buffer.byteLength(text)
		if (bytes > maxBytes) throw new AppError('CLI_USAGE', DRAFT_WORDS.tooLong(bytes), DRAFT_WORDS.tooLongHint)
		return text
	}

	/** @throws AppError where nothing may be sent now */
	const check = async (date: string, dates: readonly string[]): Promise<void> => {
		const { today, todayHint, paused, pausedHint, quiet: quietWords, quietHint } = DRAFT_WORDS
		if (dates.includes(date)) throw new AppError('WECHAT_OA_SENT_TODAY', today(date), todayHint)
		if (await isPaused(store.switches)) throw new AppError('BROADCAST_PAUSED', paused, pausedHint)
		if (isQuiet(clock.now(), zone, quiet))
			throw new AppError('QUIET_HOURS', quietWords(formatTimeOfDay(quiet.toMinute)), quietHint)
	}

	const shown = (text: string, date: string, dates: readonly string[]): string => {
		const thisMonth = dates.filter((sent) => sent.slice(0, 7) === date.slice(0, 7))
		return [
			DRAFT_WORDS.title(date),
			DRAFT_WORDS.limits,
			DRAFT_WORDS.counted(thisMonth.length, thisMonth),
			DRAFT_WORDS.guarded,
			DRAFT_WORDS.text,
			...indented(text.split('\n')),
		].join('\n')
	}

	const send = async (text: string, date: string, who: string): Promise<DeskAnswer> => {
		// One for each day, whatever it says: two at once, or one whose answer was lost, cannot both go out.
		const sent = await sendToAll(text, `wenbao-${date}`)
		log.info({ who, command: 'draft', outcome: sent.kind }, 'the office sends to all followers')
		if (sent.kind === 'unknown')
			throw new AppError('WECHAT_OA_UNKNOWN', DRAFT_WORDS.unknown(sent.why), DRAFT_WORDS.unknownHint)
		if (sent.kind === 'refused')
			throw new AppError('WECHAT_OA_MASS_REFUSED', DRAFT_WORDS.refused(sent.why), sent.hint)
		await record.add(date)
		return { text: DRAFT_WORDS[sent.kind], confirm: null }
	}

	return async (args, who) => {
		const { notice, confirm } = parseDraft(args)
		const { date } = zonedTime(clock.now(), zone)
		const dates = await record.dates()
		await check(date, dates)
		const text = readText(notice, date)
		const code = shortHash(JSON.stringify([date, text]))
		if (confirm === code) return send(text, date, who)
		const note = confirm === null ? [] : [DRAFT_WORDS.changed, '']
		return { text: [...note, shown(text, date, dates)].join('\n'), confirm: code }
	}
}
