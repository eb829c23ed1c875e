import type { Compose } from '../compose/compose.ts'
import type { Handle, Message } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Choice, Reply } from '../domain/reply.ts'
import type { Decision, Evidence, Target, UnderstandContext, Understanding } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'
import { createInOrder } from './in-order.ts'
import { type ParsedCommand, parseCommand } from './parse-command.ts'
import { type Pick, parsePick } from './parse-pick.ts'
import { createSessions, type Session } from './sessions.ts'

export interface ConversationOptions {
	readonly understand: (text: string, context: UnderstandContext) => Understanding
	readonly compose: Compose
	readonly clock: Clock
	/** Whether /why may show the words that decided; they stay in memory as long as the session. Default: false. */
	readonly keepTrace?: boolean
	/** Milliseconds; default: ten minutes. */
	readonly ttlMs?: number
	/** Conversations remembered at most; default: 10,000. */
	readonly capacity?: number
}

const DEFAULTS = { keepTrace: false, ttlMs: 10 * 60_000, capacity: 10_000 }

const MOST_PAST = 6
const MISSES_UNTIL_MENU = 2

const MISSES: Readonly<Record<Decision['kind'], boolean>> = {
	answer: false,
	clarify: true,
	absent: true,
	service: false,
	emergency: false,
	chat: false,
	off: true,
}

/** One message answered, and what is remembered of it. */
type Step = readonly [Reply, Session]

const LANGS: readonly (readonly [RegExp, Lang | null])[] = [
	[/^(?:zh-hans|zh-cn|简体|简体中文|简|中文)$/iu, 'zh-Hans'],
	[/^(?:zh-hant|zh-tw|zh-hk|繁體|繁体|繁體中文|繁体中文|繁)$/iu, 'zh-Hant'],
	[/^(?:en|english|英文|英语|英語)$/iu, 'en'],
	[/^(?:auto|自动|自動)$/iu, null],
]

const isTarget = (action: Choice['action']): action is Target =>
	action.kind === 'figure' || action.kind === 'area' || action.kind === 'fact'

const listOf = (reply: Reply): readonly Choice[] =>
	reply.blocks.findLast((block) => block.kind === 'choices')?.items ?? []

/** What a follow-up may lean on: what was answered or offered, or the area nearest to what the page does not state. */
const spokenOf = (decision: Decision): readonly Target[] => {
	if (decision.kind === 'answer') return decision.targets
	if (decision.kind === 'clarify') return decision.candidates
	return decision.kind === 'absent' && decision.area !== null ? [{ kind: 'area', id: decision.area }] : []
}

/** The one door: commands, then a pick from the last list, then the understanding. */
export const createConversation = (options: ConversationOptions): Handle => {
	const { understand, compose, clock, keepTrace, ttlMs, capacity } = { ...DEFAULTS, ...options }
	const sessions = createSessions({ clock, ttlMs, capacity })
	const inOrder = createInOrder<Parameters<Handle>[1]>()
	const year = (): number => new Date(clock.now()).getFullYear()

	const decided = (understanding: Understanding, session: Session, gaveUp = false): Step => {
		const { decision, evidence, lang } = understanding
		const misses = MISSES[decision.kind] ? session.misses + 1 : 0
		const reply = compose.answer(understanding, year(), gaveUp || misses >= MISSES_UNTIL_MENU)
		const past = [...session.past, { outcome: decision.kind, targets: spokenOf(decision) }].slice(-MOST_PAST)
		return [
			reply,
			{ ...session, past, list: listOf(reply), misses, lang, evidence: keepTrace ? evidence : [] },
		]
	}

	const commanded = ({ command, argument }: ParsedCommand, session: Session): Step => {
		const chosen = LANGS.find(([name]) => name.test(argument))
		if (command === 'language' && chosen !== undefined) return spoken(chosen[1], session)
		const last = session.past.findLast((turn) => turn.outcome === 'answer')
		const evidence = keepTrace ? session.evidence : null
		const reply = compose.command(command, { targets: last?.targets ?? [], evidence }, session.lang, year())
		const list = listOf(reply)
		return [reply, { ...session, list: list.length ? list : session.list, misses: 0 }]
	}

	const spoken = (fixedLang: Lang | null, session: Session): Step => {
		const lang = fixedLang ?? session.lang
		return [compose.languageChosen(fixedLang, lang, year()), { ...session, fixedLang, lang, list: [] }]
	}

	const picked = (pick: Pick, session: Session): Step | null => {
		const { list, lang } = session
		const choice =
			pick.kind === 'none'
				? list.find(({ action }) => action.kind === 'none')
				: list[pick.kind === 'at' ? pick.number - 1 : list.length - pick.number]
		if (choice === undefined) return null
		const { action } = choice
		if (action.kind === 'command')
			return commanded({ command: action.command, argument: '', lang: null }, session)
		if (action.kind === 'language') return spoken(action.lang, session)
		const evidence: readonly Evidence[] = [
			{ stage: 'context', note: `picked from the last list: ${choice.label}` },
		]
		const decision: Decision = isTarget(action)
			? { kind: 'answer', targets: [action], missing: null, premise: null }
			: { kind: 'chat', topic: 'other' }
		return decided({ decision, lang, shortened: false, evidence }, session, !isTarget(action))
	}

	const answer = ({ text, lang }: Message, session: Session): Step => {
		const command = parseCommand(text)
		const inLang = (own: Lang | null): Session => ({
			...session,
			lang: lang ?? session.fixedLang ?? own ?? session.lang,
		})
		if (command !== null) return commanded(command, inLang(command.lang))
		const pick = parsePick(text)
		const chosen = pick === null ? null : picked(pick, inLang(null))
		if (chosen !== null) return chosen
		const understanding = understand(text, { past: session.past })
		return decided({ ...understanding, lang: lang ?? session.fixedLang ?? understanding.lang }, session)
	}

	return (message, key) =>
		inOrder(key, () => {
			const [reply, session] = answer(message, sessions.get(key))
			sessions.set(key, session)
			return reply
		})
}
