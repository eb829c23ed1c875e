import { parseArgs } from 'node:util'
import { AppError } from '../domain/errors.ts'
import { DESK_USAGE } from './words.ts'

/** A command of the office. `confirm`: the code that a yes was given with; null to be asked first. */
export type DeskCommand =
	| { readonly kind: 'preview'; readonly date: string | null; readonly all: boolean }
	| { readonly kind: 'status' }
	| { readonly kind: 'pause' }
	| { readonly kind: 'resume' }
	| { readonly kind: 'send'; readonly notice: string | null; readonly confirm: string | null }
	| {
			readonly kind: 'correct'
			readonly figure: string
			readonly note: string
			readonly confirm: string | null
	  }
	| { readonly kind: 'rehearse'; readonly days: number; readonly seed: number; readonly from: string | null }

/** Characters that fit two messages of every channel, beside what else stands in them. */
const MAX_TEXT = 1000

const DEFAULTS = { days: 366, seed: 1 }

const wrongUse = (message: string): AppError => new AppError('CLI_USAGE', message, DESK_USAGE)

const OPTIONS = {
	date: { type: 'string' },
	from: { type: 'string' },
	all: { type: 'boolean' },
	notice: { type: 'string' },
	note: { type: 'string' },
	confirm: { type: 'string' },
	days: { type: 'string' },
	seed: { type: 'string' },
} as const

type OptionName = keyof typeof OPTIONS

/** What each command takes; another option is a mistake that must not be overheard. */
const TAKES: Readonly<Record<DeskCommand['kind'], readonly OptionName[]>> = {
	preview: ['date', 'all'],
	status: [],
	pause: [],
	resume: [],
	send: ['notice', 'confirm'],
	correct: ['note', 'confirm'],
	rehearse: ['days', 'seed', 'from'],
}

const read = (args: readonly string[]) => {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
	} catch (error) {
		throw wrongUse(error instanceof Error ? error.message : String(error))
	}
}

type Values = ReturnType<typeof read>['values']

const dateOf = (values: Values, name: 'date' | 'from'): string | null => {
	const text = values[name]
	if (text === undefined) return null
	const ms = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
	// 2026-02-30 is read as the second of March.
	if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text)
		throw wrongUse(
			`--${name} ${text} 不是日期，写成 2026-11-25 这样。 / It must be a date such as 2026-11-25.`,
		)
	return text
}

const countOf = (values: Values, name: 'days' | 'seed', most: number): number => {
	const text = values[name]
	if (text === undefined) return DEFAULTS[name]
	const count = /^\d+$/u.test(text) ? Number(text) : Number.NaN
	if (count >= 1 && count <= most) return count
	throw wrongUse(`--${name} ${text}：要 1 到 ${most} 的整数。 / It must be a whole number from 1 to ${most}.`)
}

const textOf = (values: Values, name: 'notice' | 'note'): string => {
	const text = (values[name] ?? '').trim()
	if (text === '')
		throw wrongUse(`--${name} 后面要写文字，用引号括起来。 / --${name} needs a text in quotes.`)
	if ([...text].length <= MAX_TEXT) return text
	throw wrongUse(
		`--${name} 最多 ${MAX_TEXT} 个字，现在 ${[...text].length} 个。 / At most ${MAX_TEXT} characters.`,
	)
}

/** @throws AppError CLI_USAGE with the usage as its hint */
export const parseDesk = (args: readonly string[]): DeskCommand => {
	const [name = '', ...rest] = args
	const kind = (Object.keys(TAKES) as readonly DeskCommand['kind'][]).find((known) => known === name)
	if (kind === undefined)
		throw wrongUse(
			name === ''
				? '要写一个命令。 / Name a command.'
				: `没有 ${name} 这个命令。 / There is no command ${name}.`,
		)
	const { values, positionals } = read(rest)
	const foreign = Object.keys(values).find((option) => !TAKES[kind].some((taken) => taken === option))
	if (foreign !== undefined)
		throw wrongUse(`${kind} 没有 --${foreign} 这一项。 / ${kind} takes no --${foreign}.`)
	const [first, ...surplus] = positionals
	const odd = kind === 'correct' ? surplus[0] : first
	// A text without quotes: sending only its first word would be worse than nothing.
	if (odd !== undefined)
		throw wrongUse(`多出来的字：${odd}。文字要用引号括起来。 / What is ${odd}? A text stands in quotes.`)
	const confirm = values.confirm ?? null
	switch (kind) {
		case 'preview':
			return { kind, date: dateOf(values, 'date'), all: values.all ?? false }
		case 'status':
		case 'pause':
		case 'resume':
			return { kind }
		case 'send':
			return { kind, notice: values.notice === undefined ? null : textOf(values, 'notice'), confirm }
		case 'correct':
			if (first === undefined) throw wrongUse('要写数字的编号。 / Name the figure by its id.')
			return { kind, figure: first, note: textOf(values, 'note'), confirm }
		case 'rehearse':
			return {
				kind,
				days: countOf(values, 'days', 3660),
				seed: countOf(values, 'seed', 2 ** 31),
				from: dateOf(values, 'from'),
			}
	}
}

/** The same command with a code to confirm it, instead of one that it may have. */
export const withConfirm = (args: readonly string[], code: string): readonly string[] => {
	const at = args.indexOf('--confirm')
	return [...(at === -1 ? args : args.toSpliced(at, 2)), '--confirm', code]
}
