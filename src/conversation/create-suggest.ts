import type { Compose } from '../compose/compose.ts'
import { encodeAction } from '../domain/action-code.ts'
import type { Suggest, Suggestion } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Pack } from '../domain/pack.ts'
import type { Block, Reply } from '../domain/reply.ts'
import { visibleTexts } from '../domain/reply.ts'
import type { Decision, Target, UnderstandContext, Understanding } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'

export interface SuggestOptions {
	readonly understand: (text: string, context: UnderstandContext) => Understanding
	readonly compose: Compose
	readonly pack: Pack
	readonly clock: Clock
}

const MOST = 10
const MOST_READ = 256

/** Decisions that say why there is no answer: nothing else may be picked beside them. */
const FINAL: Readonly<Record<Decision['kind'], boolean>> = {
	answer: false,
	clarify: false,
	absent: true,
	service: true,
	emergency: true,
	chat: false,
	off: false,
}

const answerOf = (target: Target): Decision => ({
	kind: 'answer',
	targets: [target],
	missing: null,
	premise: null,
})

/** Figures and areas of the pack by the words people have for them. */
const createSearch = (pack: Pack): ((typed: string) => readonly Target[]) => {
	const entries = [
		...pack.figures.map(({ id, measures, aliases }) => ({
			target: { kind: 'figure', id } as const,
			words: [...Object.values(measures), ...aliases],
		})),
		...pack.areas.map(({ id, title, aliases }) => ({
			target: { kind: 'area', id } as const,
			words: [...Object.values(title), ...aliases],
		})),
	].map(({ target, words }) => ({ target, words: words.map((word) => word.toLowerCase()) }))
	return (typed) => {
		const wanted = typed.trim().toLowerCase()
		return entries
			.filter(({ words }) => words.some((word) => word.includes(wanted)))
			.map(({ target }) => target)
	}
}

const HIDDEN_FROM_DETAIL: ReadonlySet<Block['kind']> = new Set(['choices', 'source'])

/** What the report has on a question that is still being typed. */
export const createSuggest = ({ understand, compose, pack, clock }: SuggestOptions): Suggest => {
	const search = createSearch(pack)
	const areas = pack.areas.map(({ id }): Target => ({ kind: 'area', id }))
	const titleOf = (target: Target, lang: Lang): string => {
		const figure = pack.figures.find(({ id }) => id === target.id)
		const titled = [...pack.areas, ...pack.facts].find(({ id }) => id === target.id)
		return figure?.measures[lang] ?? titled?.title[lang] ?? target.id
	}

	const suggestion = (id: string, title: string | null, reply: Reply): Suggestion => {
		const [first = '', ...rest] = reply.blocks
			.filter((block) => !HIDDEN_FROM_DETAIL.has(block.kind))
			.flatMap(visibleTexts)
		return { id, title: title ?? first, detail: title === null ? rest.join(' ') : first, reply }
	}

	return (typed, firstLang) => {
		const year = new Date(clock.now()).getFullYear()
		const text = typed.slice(0, MOST_READ)
		const offer = (targets: readonly Target[], lang: Lang): readonly Suggestion[] => {
			const distinct = new Map(targets.map((target) => [encodeAction(target), target]))
			return [...distinct].slice(0, MOST).map(([id, target]) => {
				const understanding = { decision: answerOf(target), lang, shortened: false, evidence: [] }
				return suggestion(id, titleOf(target, lang), compose.answer(understanding, year, false))
			})
		}
		if (text.trim() === '') return offer(areas, firstLang)
		const understanding = understand(text, { past: [] })
		const { decision } = understanding
		// Chinese is written in the script that the platform names; a question in another language keeps its own.
		const own = understanding.lang
		const lang = own === 'zh-Hans' && firstLang === 'zh-Hant' ? firstLang : own
		const found = search(text)
		const understood =
			decision.kind === 'answer' ? decision.targets : decision.kind === 'clarify' ? decision.candidates : []
		const targets = [...understood, ...found]
		if (FINAL[decision.kind] || targets.length === 0)
			return [suggestion(decision.kind, null, compose.answer({ ...understanding, lang }, year, false))]
		return offer(targets, lang)
	}
}
