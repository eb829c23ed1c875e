import type { Remembered } from './turn.ts'

const SESSION = 'wenbao.session'
const DRAFT = 'wenbao.draft'
const LANGUAGE = 'wenbao.lang'
const MOST_TURNS = 40
const NOTHING: Remembered = { conversation: null, turns: [] }

/** Storage may be refused, in a frame of another site above all: then nothing outlives the page. */
const tolerant = <Result>(use: () => Result, otherwise: Result): Result => {
	try {
		return use()
	} catch {
		return otherwise
	}
}

const keep = (storage: () => Storage, name: string, value: string): void =>
	tolerant(() => (value === '' ? storage().removeItem(name) : storage().setItem(name, value)), undefined)

const session = (): Storage => window.sessionStorage
const local = (): Storage => window.localStorage

export const rememberTurns = ({ conversation, turns }: Remembered): void =>
	keep(session, SESSION, JSON.stringify({ conversation, turns: turns.slice(-MOST_TURNS) }))

/** What was under way when the page went is told as unanswered, to be tried again. */
export const rememberedTurns = (): Remembered =>
	tolerant(() => {
		const kept = JSON.parse(session().getItem(SESSION) ?? 'null') as Remembered | null
		if (kept === null || !Array.isArray(kept.turns)) return NOTHING
		return {
			conversation: kept.conversation,
			turns: kept.turns.map((turn) =>
				turn.state === 'waiting'
					? { key: turn.key, asked: turn.asked, state: 'failed', problem: { kind: 'unreachable' } }
					: turn,
			),
		}
	}, NOTHING)

export const rememberDraft = (text: string): void => keep(session, DRAFT, text)
export const rememberedDraft = (): string => tolerant(() => session().getItem(DRAFT) ?? '', '')

export const rememberLanguage = (lang: string): void => keep(local, LANGUAGE, lang)
export const rememberedLanguage = (): string | null => tolerant(() => local().getItem(LANGUAGE), null)
