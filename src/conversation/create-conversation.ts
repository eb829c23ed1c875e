import type { Compose } from '../compose/compose.ts'
import { decodeAction, encodeAction } from '../domain/action-code.ts'
import { type Command, GROUP_SETTINGS } from '../domain/command.ts'
import type { ConversationKey, Handle } from '../domain/conversation.ts'
import { AppError } from '../domain/errors.ts'
import { createInOrder } from '../domain/in-order.ts'
import type { Lang } from '../domain/lang.ts'
import type { PictureOf } from '../domain/picture.ts'
import { type ChoiceAction, isTarget } from '../domain/reply.ts'
import type { Decision, Target, UnderstandContext, Understanding } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'
import type { DailyTips } from '../ports/daily-tips.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { createDeleteTraces } from './delete-traces.ts'
import { maskText } from './mask-text.ts'
import { createOrElse } from './or-else.ts'
import { type ParsedCommand, parseCommand } from './parse-command.ts'
import { parseLanguage } from './parse-language.ts'
import { isBareNumber, type ListPick, parsePick } from './parse-pick.ts'
import { IS_MISS, withList, withTurn } from './session.ts'
import { createSessions, settingsKeyOf } from './sessions.ts'
import { createTipTalk } from './tip-talk.ts'
import { createTraces } from './traces.ts'
import { aside, listOf, type Step, type Turn, told } from './turn.ts'

export interface ConversationOptions {
	readonly understand: (text: string, context: UnderstandContext) => Understanding
	readonly compose: Compose
	readonly clock: Clock
	readonly log: Log
	/**
	 * Without `remove`, /delete forgets what the two others hold. Where it is out of reach, questions are answered all
	 * the same, as if nothing were remembered.
	 */
	readonly store: Pick<Store, 'preferences' | 'memory'> & Partial<Pick<Store, 'unanswered' | 'remove'>>
	/** Null where the report has no tips. */
	readonly tips: DailyTips | null
	/** Days after which the store lets go of what is dated: /privacy says so. */
	readonly retentionDays: number
	/** Whether questions without an answer go to the store, masked. Default: false. */
	readonly keepUnanswered?: boolean
	/** Whether /why may show the words that decided; they stay in this process for ten minutes. Default: false. */
	readonly keepTrace?: boolean
	/** How long a conversation is remembered after its last message, in milliseconds; default: ten minutes. */
	readonly ttlMs?: number
}

const DEFAULTS = { keepUnanswered: false, keepTrace: false, ttlMs: 10 * 60_000 }

const MISSES_UNTIL_MENU = 2

/** What a follow-up may lean on: what was answered or offered, or the area nearest to what the page does not state. */
const spokenOf = (decision: Decision): readonly Target[] => {
	if (decision.kind === 'answer') return decision.targets
	if (decision.kind === 'clarify') return decision.candidates
	return decision.kind === 'absent' && decision.area !== null ? [{ kind: 'area', id: decision.area }] : []
}

const DEFAULT_LANG: Lang = 'zh-Hans'

/** The one door: commands, then a pick from the last list, then the understanding. */
export const createConversation = (options: ConversationOptions): Handle => {
	const { understand, compose, clock, log, store, tips, retentionDays } = options
	const { keepUnanswered, keepTrace, ttlMs } = { ...DEFAULTS, ...options }
	const inOrder = createInOrder<ConversationKey>()
	const year = (): number => new Date(clock.now()).getFullYear()
	const traces = keepTrace ? createTraces(clock, ttlMs) : null
	const tipTalk = createTipTalk({ tips, compose, year })
	const unanswered = keepUnanswered ? store.unanswered : undefined
	const orElse = createOrElse(log)
	const sessions = createSessions({ store, knows: compose.knows, orElse, clock, ttlMs })
	const deleteTraces = createDeleteTraces(store)

	const decided = (understanding: Understanding, { message, session, key }: Turn, gaveUp = false): Step => {
		const { decision, evidence, lang } = understanding
		const misses = IS_MISS[decision.kind] ? session.misses + 1 : 0
		const answered = compose.answer(understanding, year(), gaveUp || misses >= MISSES_UNTIL_MENU)
		const reply = message.pictures === true ? compose.withPictureOffered(answered, decision) : answered
		traces?.keep(key, evidence)
		const after = { ...withList(session, listOf(reply)), misses, lang }
		return [reply, withTurn(after, { outcome: decision.kind, targets: spokenOf(decision) })]
	}

	const maySet = async (command: Command, { message: { group } }: Turn): Promise<boolean> =>
		group === undefined || !GROUP_SETTINGS.has(command) || group.maySet()

	const adminsOnly = (turn: Turn): Step => aside(compose.adminsOnly(turn.lang, year()), turn)

	const commanded = async ({ command, argument }: ParsedCommand, turn: Turn): Promise<Step> => {
		if (command === 'ask' && argument !== '') return read(argument, turn)
		const linked = command === 'start' && argument !== '' ? decodeAction(argument) : null
		if (linked !== null && isTarget(linked)) return acted(linked, turn)
		if (!(await maySet(command, turn))) return adminsOnly(turn)
		const chosen = command === 'language' ? parseLanguage(argument) : undefined
		if (chosen !== undefined) return spoken(chosen, turn)
		switch (command) {
			case 'tip':
				return tipTalk.today(turn)
			case 'subscribe':
				return tipTalk.subscribe(argument, turn)
			case 'settings':
				return tipTalk.settings(argument, turn)
			case 'stop':
				return tipTalk.stop(turn)
			case 'delete':
				return deleted(turn)
			default: {
				const { message, session, key, lang } = turn
				const { group } = message
				const about = {
					targets: session.past.findLast((past) => past.outcome === 'answer')?.targets ?? [],
					evidence: traces?.of(key) ?? null,
					tips: tipTalk.here(message),
					keepsQuestions: unanswered !== undefined,
					retentionDays,
					...(group && { group: group.hears }),
				}
				return told(compose.command(command, about, lang, year()), turn)
			}
		}
	}

	const spoken = async (chosen: Lang | null, turn: Turn): Promise<Step> => {
		const lang = chosen ?? turn.lang
		await store.preferences.fixLang(settingsKeyOf(turn.message, turn.key), chosen)
		return [compose.languageChosen(chosen, lang, year()), { ...turn.session, lang, list: [] }]
	}

	const deleted = async (turn: Turn): Promise<Step> => {
		const whose = await deleteTraces(turn)
		traces?.forget(turn.key)
		return [compose.deleted(whose, turn.lang, year()), null]
	}

	/** Of a button that the pack no longer knows. */
	const stale = (turn: Turn): Step =>
		aside(compose.event('stale-button', tipTalk.here(turn.message), turn.lang, year()), turn)

	/** Tips are pictured as they are sent, never for the asking. */
	const pictured = (of: PictureOf, turn: Turn): Step =>
		of.kind === 'tip' || !compose.knows(of)
			? stale(turn)
			: aside(compose.picture(of, turn.lang, year()), turn)

	const acted = async (action: ChoiceAction, turn: Turn): Promise<Step> => {
		if (action.kind === 'command')
			return commanded({ command: action.command, argument: '', lang: null }, turn)
		if (action.kind === 'language')
			return (await maySet('language', turn)) ? spoken(action.lang, turn) : adminsOnly(turn)
		if (action.kind === 'option')
			return (await maySet('settings', turn)) ? tipTalk.option(action, turn) : adminsOnly(turn)
		if (action.kind === 'picture') return pictured(action.of, turn)
		if (isTarget(action) && !compose.knows(action)) return stale(turn)
		const decision: Decision = isTarget(action)
			? { kind: 'answer', targets: [action], missing: null, premise: null }
			: { kind: 'chat', topic: 'other' }
		const evidence = [{ stage: 'context', note: `picked: ${encodeAction(action)}` } as const]
		return decided({ decision, lang: turn.lang, shortened: false, evidence }, turn, !isTarget(action))
	}

	/** Beside the answer, which does not wait for it. */
	const note = async (text: string, { decision, lang }: Understanding): Promise<void> => {
		if (unanswered === undefined || !IS_MISS[decision.kind]) return
		const masked = maskText(text)
		if (masked === '') return
		const nearest = spokenOf(decision).map(encodeAction)
		const noted = unanswered.note({ text: masked, lang, nearest })
		await orElse(noted, false, 'a question without an answer was not kept')
	}

	const read = (text: string, turn: Turn): Step => {
		const understanding = understand(text, { past: turn.session.past })
		void note(text, understanding)
		return decided({ ...understanding, lang: turn.fixedLang ?? understanding.lang }, turn)
	}

	/** The list before the last one once more; before the first one there are the areas. */
	const back = (turn: Turn): Step => {
		const { session, lang } = turn
		const before = session.earlier.at(-1)
		if (before === undefined) return told(compose.areas('asked', lang, year()), turn)
		const after = { ...session, list: before, earlier: session.earlier.slice(0, -1), misses: 0, lang }
		return [compose.choices(before, lang, year()), after]
	}

	const answer = async (text: string, turn: Turn): Promise<Step> => {
		const command = parseCommand(text)
		if (command !== null)
			return commanded(command, { ...turn, lang: turn.fixedLang ?? command.lang ?? turn.lang })
		const pick = parsePick(text)
		if (pick?.kind === 'back') return back(turn)
		const { list } = turn.session
		if (list.length === 0 && isBareNumber(text))
			return told(compose.areas('expired', turn.lang, year()), turn)
		const action = pickFrom(list, pick)
		return action === undefined ? read(text, turn) : acted(action, turn)
	}

	const step = async (turn: Turn): Promise<Step> => {
		const { message, lang } = turn
		if ('action' in message) return acted(message.action, turn)
		if ('event' in message)
			return aside(compose.event(message.event, tipTalk.here(message), lang, year()), turn)
		return answer(message.text, turn)
	}

	/** What the store cannot do now is said, never pretended. */
	const stepOrSaySo = async (turn: Turn): Promise<Step> => {
		try {
			return await step(turn)
		} catch (error) {
			if (!(error instanceof AppError) || !error.code.startsWith('STORE_')) throw error
			log.warn({ err: error }, 'the store is out of reach; the citizen was told so')
			return aside(compose.subscription({ kind: 'out-of-reach' }, turn.lang, year()), turn)
		}
	}

	return (message, key) =>
		inOrder(key, async () => {
			const { session, fixedLang } = await sessions.load(message, key)
			const lang = fixedLang ?? session.lang ?? message.firstLang ?? DEFAULT_LANG
			const [reply, after] = await stepOrSaySo({ message, key, session, lang, fixedLang })
			if (after !== null) await sessions.save(key, after)
			return reply
		})
}

const pickFrom = (
	list: readonly ChoiceAction[],
	pick: Exclude<ListPick, { kind: 'back' }> | null,
): ChoiceAction | undefined => {
	if (pick === null) return undefined
	if (pick.kind === 'none') return list.find(({ kind }) => kind === 'none')
	return list[pick.kind === 'at' ? pick.number - 1 : list.length - pick.number]
}
