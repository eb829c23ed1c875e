import type { Compose } from '../compose/compose.ts'
import { decodeAction, encodeAction } from '../domain/action-code.ts'
import { type Command, GROUP_SETTINGS } from '../domain/command.ts'
import type { ConversationKey, Handle, Message } from '../domain/conversation.ts'
import { createInOrder } from '../domain/in-order.ts'
import type { Lang } from '../domain/lang.ts'
import type { Choice, ChoiceAction, Reply } from '../domain/reply.ts'
import type { Decision, Evidence, Target, UnderstandContext, Understanding } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'
import type { Preferences } from '../ports/preferences.ts'
import { type ParsedCommand, parseCommand } from './parse-command.ts'
import { type Pick, parsePick } from './parse-pick.ts'
import { createSessions, EMPTY_SESSION, type Session } from './sessions.ts'

export interface ConversationOptions {
	readonly understand: (text: string, context: UnderstandContext) => Understanding
	readonly compose: Compose
	readonly clock: Clock
	readonly preferences: Preferences
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

const isTarget = (action: ChoiceAction): action is Target =>
	action.kind === 'figure' || action.kind === 'area' || action.kind === 'fact'

const listOf = (reply: Reply): readonly Choice[] =>
	reply.blocks.findLast((block) => block.kind === 'choices')?.items ?? []

/** What a follow-up may lean on: what was answered or offered, or the area nearest to what the page does not state. */
const spokenOf = (decision: Decision): readonly Target[] => {
	if (decision.kind === 'answer') return decision.targets
	if (decision.kind === 'clarify') return decision.candidates
	return decision.kind === 'absent' && decision.area !== null ? [{ kind: 'area', id: decision.area }] : []
}

const DEFAULT_LANG: Lang = 'zh-Hans'

/** One message on its way: where it belongs, what is remembered, and the language that its reply cannot be without. */
interface Turn {
	readonly message: Message
	readonly key: ConversationKey
	readonly session: Session
	/** What was chosen, before what was last spoken, before what the platform says. */
	readonly lang: Lang
	/** Chosen by the caller or with /language: it goes before the question's own. */
	readonly fixedLang: Lang | null
}

/** The one door: commands, then a pick from the last list, then the understanding. */
export const createConversation = (options: ConversationOptions): Handle => {
	const { understand, compose, clock, preferences, keepTrace, ttlMs, capacity } = { ...DEFAULTS, ...options }
	const sessions = createSessions({ clock, ttlMs, capacity })
	const inOrder = createInOrder<ConversationKey>()
	const year = (): number => new Date(clock.now()).getFullYear()

	const decided = (understanding: Understanding, { session }: Turn, gaveUp = false): Step => {
		const { decision, evidence, lang } = understanding
		const misses = MISSES[decision.kind] ? session.misses + 1 : 0
		const reply = compose.answer(understanding, year(), gaveUp || misses >= MISSES_UNTIL_MENU)
		const past = [...session.past, { outcome: decision.kind, targets: spokenOf(decision) }].slice(-MOST_PAST)
		return [
			reply,
			{ ...session, past, list: listOf(reply), misses, lang, evidence: keepTrace ? evidence : [] },
		]
	}

	const said = (reply: Reply, { session, lang }: Turn): Step => [reply, { ...session, lang }]

	const maySet = async (command: Command, { message: { group } }: Turn): Promise<boolean> =>
		group === undefined || !GROUP_SETTINGS.has(command) || group.maySet()

	const commanded = async ({ command, argument }: ParsedCommand, turn: Turn): Promise<Step> => {
		const { session, lang } = turn
		if (command === 'ask' && argument !== '') return read(argument, turn)
		const linked = command === 'start' && argument !== '' ? decodeAction(argument) : null
		if (linked !== null && isTarget(linked)) return acted(linked, turn)
		if (!(await maySet(command, turn))) return said(compose.adminsOnly(lang, year()), turn)
		const chosen = LANGS.find(([name]) => name.test(argument))
		if (command === 'language' && chosen !== undefined) return spoken(chosen[1], turn)
		const last = session.past.findLast((past) => past.outcome === 'answer')
		const evidence = keepTrace ? session.evidence : null
		const { group } = turn.message
		const heard = group && ({ group: group.hearsAll ? 'hears-all' : 'hears-addressed' } as const)
		const looking = { targets: last?.targets ?? [], evidence, ...heard }
		const reply = compose.command(command, looking, lang, year())
		if (command === 'delete') {
			// A group's own settings are not one person's to delete.
			if (turn.message.group === undefined) preferences.forget(turn.key)
			return [reply, EMPTY_SESSION]
		}
		const list = listOf(reply)
		return [reply, { ...session, lang, list: list.length ? list : session.list, misses: 0 }]
	}

	const spoken = (chosen: Lang | null, turn: Turn): Step => {
		const lang = chosen ?? turn.lang
		preferences.fixLang(settingsOf(turn), chosen)
		return [compose.languageChosen(chosen, lang, year()), { ...turn.session, lang, list: [] }]
	}

	const acted = async (action: ChoiceAction, turn: Turn): Promise<Step> => {
		if (action.kind === 'command')
			return commanded({ command: action.command, argument: '', lang: null }, turn)
		if (action.kind === 'language')
			return (await maySet('language', turn))
				? spoken(action.lang, turn)
				: said(compose.adminsOnly(turn.lang, year()), turn)
		if (isTarget(action) && !compose.knows(action))
			return said(compose.event('stale-button', turn.lang, year()), turn)
		const evidence: readonly Evidence[] = [{ stage: 'context', note: `picked: ${encodeAction(action)}` }]
		const decision: Decision = isTarget(action)
			? { kind: 'answer', targets: [action], missing: null, premise: null }
			: { kind: 'chat', topic: 'other' }
		return decided({ decision, lang: turn.lang, shortened: false, evidence }, turn, !isTarget(action))
	}

	const read = (text: string, turn: Turn): Step => {
		const understanding = understand(text, { past: turn.session.past })
		return decided({ ...understanding, lang: turn.fixedLang ?? understanding.lang }, turn)
	}

	const answer = async (text: string, turn: Turn): Promise<Step> => {
		const command = parseCommand(text)
		if (command !== null)
			return commanded(command, { ...turn, lang: turn.fixedLang ?? command.lang ?? turn.lang })
		const choice = pickFrom(turn.session.list, parsePick(text))
		return choice === undefined ? read(text, turn) : acted(choice.action, turn)
	}

	const step = async (turn: Turn): Promise<Step> => {
		const { message, lang } = turn
		if ('action' in message) return acted(message.action, turn)
		if ('event' in message) return said(compose.event(message.event, lang, year()), turn)
		return answer(message.text, turn)
	}

	return (message, key) =>
		inOrder(key, async () => {
			const session = sessions.get(key)
			const fixedLang = message.lang ?? preferences.langOf(message.group?.key ?? key)
			const lang = fixedLang ?? session.lang ?? message.firstLang ?? DEFAULT_LANG
			const [reply, after] = await step({ message, key, session, lang, fixedLang })
			if (after === EMPTY_SESSION) sessions.forget(key)
			else sessions.set(key, after)
			return reply
		})
}

const settingsOf = ({ message, key }: Turn): ConversationKey => message.group?.key ?? key

const pickFrom = (list: readonly Choice[], pick: Pick | null): Choice | undefined => {
	if (pick === null) return undefined
	if (pick.kind === 'none') return list.find(({ action }) => action.kind === 'none')
	return list[pick.kind === 'at' ? pick.number - 1 : list.length - pick.number]
}
