import { type Correction, correction } from '../broadcast/correct.ts'
import type { BroadcastEngine } from '../broadcast/engine.ts'
import { isPaused, setPaused } from '../broadcast/pause.ts'
import { type PreviewOptions, preview } from '../broadcast/preview.ts'
import type { RunnerOptions } from '../broadcast/run-deliveries.ts'
import { confirmCode, noticeWave, planWave, todaysTips, type Wave } from '../broadcast/send-now.ts'
import { status } from '../broadcast/status.ts'
import { AppError } from '../domain/errors.ts'
import type { Figure, Pack } from '../domain/pack.ts'
import { zonedTime } from '../domain/zoned-time.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { DeskAnswer, RunDesk } from './desk.ts'
import { replyText } from './format.ts'
import { nearFigures } from './near-figures.ts'
import { type DeskCommand, parseDesk } from './parse-desk.ts'
import { previewText } from './preview-text.ts'
import { statusText } from './status-text.ts'
import { correctionText, waveText } from './wave-text.ts'
import { DESK_USAGE, DESK_WORDS } from './words.ts'

export interface BroadcastDeskOptions extends Omit<PreviewOptions, 'store'> {
	readonly store: Store
	readonly pack: Pick<Pack, 'figures'>
	readonly compose: Pick<RunnerOptions['compose'], 'correction' | 'notice'>
	/** In which the office lives. */
	readonly zone: string
	/** Null where no service runs in this process: what is planned is sent once one does. */
	readonly engine: Pick<BroadcastEngine, 'wake' | 'health'> | null
	readonly log: Log
}

type Writers = {
	readonly [Kind in DeskCommand['kind']]: (
		command: Extract<DeskCommand, { kind: Kind }>,
		who: string,
	) => Promise<DeskAnswer>
}

const LONGEST_DAYS = 31
const DAY_MS = 86_400_000
/** What a citizen reads is shown in the language of most of them. */
const SHOWN_IN = 'zh-Hans'

const said = (...lines: readonly string[]): DeskAnswer => ({ text: lines.join('\n'), confirm: null })

/** What the office can do with the broadcast, over the store: the same on the command line and in a chat. */
export const createBroadcastDesk = (options: BroadcastDeskOptions): RunDesk => {
	const { store, pack, tips, compose, clock, zone, engine, log } = options
	const today = (): string => zonedTime(clock.now(), zone).date
	const year = (): number => Number(today().slice(0, 4))

	const wake = (): void => {
		engine?.wake().catch((error: unknown) => log.warn({ err: error }, 'the broadcast could not be woken'))
	}

	/** Notes for whoever expects to see something arrive. */
	const hindrances = async (): Promise<readonly string[]> => [
		...((await isPaused(store.switches)) ? [DESK_WORDS.pausedNow] : []),
		...(engine === null ? [DESK_WORDS.noService] : []),
	]

	/** Shows what would be sent until somebody says yes to just that. */
	const afterYes = async (
		wave: Pick<Wave | Correction, 'rows' | 'notice'>,
		shown: string,
		asked: { readonly command: 'send' | 'correct'; readonly confirm: string | null; readonly who: string },
	): Promise<DeskAnswer> => {
		if (wave.rows.length === 0) return said(shown)
		const code = confirmCode(wave)
		if (asked.confirm !== code) {
			const note = asked.confirm === null ? [] : [DESK_WORDS.send.changed, '']
			return { text: [...note, shown, ...(await hindrances())].join('\n'), confirm: code }
		}
		const planned = await planWave(store, wave)
		const campaigns = [...new Set(wave.rows.map(({ campaign }) => campaign))]
		log.info({ who: asked.who, command: asked.command, campaigns, planned }, 'the office sends')
		wake()
		const waits = await hindrances()
		return said(DESK_WORDS.send.done(planned), ...(waits.length > 0 ? waits : [DESK_WORDS.send.goes]))
	}

	const figureOf = (id: string): Figure => {
		const figure = pack.figures.find((known) => known.id === id)
		if (figure !== undefined) return figure
		const near = nearFigures(pack.figures, id)
		const named = (near.length > 0 ? near : pack.figures).map((each) => each.id).join(', ')
		const { unknown, near: meant, all } = DESK_WORDS.correct
		throw new AppError('UNKNOWN_FIGURE', unknown(id), near.length > 0 ? meant(named) : all(named))
	}

	const inRange = (date: string): void => {
		const days = (Date.parse(date) - Date.parse(today())) / DAY_MS
		// A zone may be a day behind the office's.
		const wrong = days < -1 ? DESK_WORDS.preview.past(date) : DESK_WORDS.preview.tooFar(LONGEST_DAYS)
		if (days < -1 || days > LONGEST_DAYS) throw new AppError('CLI_USAGE', wrong, DESK_USAGE)
	}

	const switched = async (paused: boolean, who: string): Promise<DeskAnswer> => {
		const was = (await isPaused(store.switches)) === paused
		await setPaused(store.switches, paused)
		log.info({ who, command: paused ? 'pause' : 'resume' }, 'the office switches the broadcast')
		if (!paused) wake()
		const words = DESK_WORDS.pause
		const lines = (await statusLines()).split('\n')
		return said(`${paused ? words.done : words.resumed}${was ? words.was : ''}`, ...lines)
	}

	const statusLines = async (): Promise<string> =>
		statusText(await status(options), engine?.health() ?? null, zone)

	const writers: Writers = {
		preview: async ({ date, all }) => {
			if (date !== null) inRange(date)
			const paused = await isPaused(store.switches)
			return said(previewText(await preview(options, date), { date, all, paused }))
		},
		status: async () => said(await statusLines()),
		pause: (_, who) => switched(true, who),
		resume: (_, who) => switched(false, who),
		send: async ({ notice, confirm }, who) => {
			const wave = notice === null ? await todaysTips(options) : await noticeWave(options, notice)
			const text = notice === null ? null : replyText(compose.notice(notice, SHOWN_IN, year()))
			const shown = waveText(wave, { notice: text, tips, nowMs: clock.now() })
			return afterYes(wave, shown, { command: 'send', confirm, who })
		},
		correct: async ({ figure: id, note, confirm }, who) => {
			const figure = figureOf(id)
			const found = await correction(options, figure.id, note)
			const text = replyText(compose.correction(figure.id, note, SHOWN_IN, year()))
			const printed = figure.printed[SHOWN_IN]
			const shown = correctionText(found, { figure: id, printed, text, nowMs: clock.now() })
			return afterYes(found, shown, { command: 'correct', confirm, who })
		},
		rehearse: () => Promise.reject(new AppError('CLI_USAGE', DESK_WORDS.rehearse, DESK_USAGE)),
	}
	const write = writers as Readonly<
		Record<DeskCommand['kind'], (command: DeskCommand, who: string) => Promise<DeskAnswer>>
	>

	return async (args, who) => {
		const command = parseDesk(args)
		return write[command.kind](command, who)
	}
}
