import { decodeAction, encodeAction } from '../domain/action-code.ts'
import { LANGS, type Lang } from '../domain/lang.ts'
import { type ChoiceAction, isTarget } from '../domain/reply.ts'
import type { Decision, PastTurn, Target } from '../domain/understanding.ts'

/** What is remembered of one conversation: ids, never a word of the citizen. */
export interface Session {
	/** Oldest first. */
	readonly past: readonly PastTurn[]
	/** What the last numbered list offers, empty when there was none. */
	readonly list: readonly ChoiceAction[]
	/** The lists before it that can be gone back to, oldest first; none is empty. */
	readonly earlier: readonly (readonly ChoiceAction[])[]
	/** Misses in a row. */
	readonly misses: number
	/** The language of the last reply; null before the first. */
	readonly lang: Lang | null
}

export const EMPTY_SESSION: Session = { past: [], list: [], earlier: [], misses: 0, lang: null }

const MOST_PAST = 6
const MOST_EARLIER = 4

/** The session with one more turn; the oldest goes. */
export const withTurn = (session: Session, turn: PastTurn): Session => ({
	...session,
	past: [...session.past, turn].slice(-MOST_PAST),
})

/** The session with another list in place of the last one, which can be gone back to. */
export const withList = (session: Session, list: readonly ChoiceAction[]): Session => ({
	...session,
	list,
	earlier:
		session.list.length === 0 ? session.earlier : [...session.earlier, session.list].slice(-MOST_EARLIER),
})

/** Whether a decision leaves the citizen without what they wanted. */
export const IS_MISS: Readonly<Record<Decision['kind'], boolean>> = {
	answer: false,
	clarify: true,
	absent: true,
	service: false,
	emergency: false,
	chat: false,
	off: true,
}

const VERSION = 2

type Codes = readonly string[]
type Stored = readonly [
	version: number,
	lang: string | null,
	misses: number,
	past: readonly Codes[],
	list: Codes,
	earlier: readonly Codes[],
]

/** A session as compact text of codes. */
export const encodeSession = ({ past, list, earlier, misses, lang }: Session): string => {
	const turns = past.map(({ outcome, targets }) => [outcome, ...targets.map(encodeAction)])
	const lists = earlier.map((actions) => actions.map(encodeAction))
	return JSON.stringify([VERSION, lang, misses, turns, list.map(encodeAction), lists] satisfies Stored)
}

const actionsOf = (codes: Codes): readonly ChoiceAction[] =>
	codes.map(decodeAction).filter((action) => action !== null)

const isOutcome = (word: string | undefined): word is Decision['kind'] =>
	word !== undefined && Object.hasOwn(IS_MISS, word)

/** What can be made out of a text, whatever it is. @throws TypeError or SyntaxError for the rest */
const readLeniently = (text: string): Session => {
	const [, lang, misses, past, list, earlier] = JSON.parse(text) as Stored
	return {
		past: past.flatMap(([outcome, ...codes]) =>
			isOutcome(outcome) ? [{ outcome, targets: actionsOf(codes).filter(isTarget) }] : [],
		),
		list: actionsOf(list),
		earlier: earlier.map(actionsOf),
		misses: Math.max(0, Math.trunc(misses)),
		lang: LANGS.find((known) => known === lang) ?? null,
	}
}

/**
 * The session of a text. Empty for null, for anything that is not exactly what `encodeSession` writes, and where the pack has
 * changed: `knows` tells what it has.
 */
export const decodeSession = (text: string | null, knows: (target: Target) => boolean): Session => {
	if (text === null) return EMPTY_SESSION
	try {
		const session = readLeniently(text)
		const targets = [
			...session.past.flatMap((turn) => turn.targets),
			...[session.list, ...session.earlier].flat().filter(isTarget),
		]
		return encodeSession(session) === text && targets.every(knows) ? session : EMPTY_SESSION
	} catch {
		return EMPTY_SESSION
	}
}
