import { areaId, subjectId } from '../domain/ids.ts'
import type { Figure, Pack, SourcePlace } from '../domain/pack.ts'
import type { AbsentReason, ChatTopic, Decision, Target } from '../domain/understanding.ts'
import type { Sense } from './lexicon.ts'
import { findWrongPremise } from './premise.ts'
import { bestOf, rankedOf, type Scored, type Scores } from './scores.ts'
import { targetOf } from './target.ts'
import { vetoFigure } from './veto.ts'
import { whyAbsent } from './why-absent.ts'

/** Chosen on D to J, one file left out at a time: bench/RESULTS.md. */
export const THRESHOLDS = {
	/** Danger to life is assumed from this share on, whatever else is likelier. */
	emergency: 0.35,
	/** Below this share of all answerable classes together nothing is answered. */
	answer: 0.4,
	/** Enough, where two parts of the message each name a figure. */
	part: 0.02,
	/** What no word of the message supports is answered only from this share on. */
	ungrounded: 0.66,
	/** A best target under this share, with a rival within `gap` of it, is asked back. */
	target: 0.3,
	gap: 0.1,
	/** A second target counts from this part of the first one's share. */
	second: 0.3,
	/** From this share of `absent` on, an answer admits what the page does not state. */
	missing: 0.15,
}
/** “What does it cost?”, and not a word of what. */
const BARE_COST =
	/^(?:那么?|它的?|这些?|个|总?共|一共|大概|合计|得|要|需要|打算|准备|花|投|投资|总投资|砸|用|出|多少|几|亿|钱|资金|元|呢|啊|呀|吗|[?,. ]|and|how much|does|will|is|do|it|they|that|this|money|cost|be|in total|altogether|the|total|investment|for)+$/
const MOST_TARGETS = 3
const MOST_CANDIDATES = 3

/** What is known of a message when it comes to deciding. */
export interface Findings {
	/** Normalised, without greeting and what it sets aside. */
	readonly text: string
	readonly senses: ReadonlySet<Sense>
	/** Of the clause that asks, without the story before it. */
	readonly lastSenses: ReadonlySet<Sense>
	/** What the words sound like: voice input writes others. */
	readonly soundsLike: ReadonlySet<Sense>
	readonly scores: Scores
	/** Whether any word, as written or as it sounds, or an earlier turn is of the report. */
	readonly grounded: boolean
	/** Of the last turn. */
	readonly before: readonly Target[]
	/** What “it” can be: the targets of the last turn, empty where there were none; null without such a word. */
	readonly leansOn: readonly Target[] | null
	/** Figures and facts that parts of the message ask for by themselves. */
	readonly together: readonly Target[]
}

export function createDecide(pack: Pack): (findings: Findings) => Decision {
	const figures = new Map<string, Figure>(pack.figures.map((figure) => [figure.id, figure]))
	const { targetYear } = pack.report

	function absent(findings: Findings, reason: AbsentReason, area: string | null): Decision {
		const subject = [...findings.senses].find((sense) => sense.startsWith('subject:'))?.split(':')[1]
		return {
			kind: 'absent',
			reason,
			area: area === null ? null : areaId(area),
			subject: reason === 'subject' && subject !== undefined ? subjectId(subject) : null,
		}
	}

	function answer(findings: Findings): Decision {
		const ranked = rankedOf(findings.scores, 'answer')
		const targets =
			findings.together.length > 0 ? findings.together.slice(0, MOST_TARGETS) : pickTargets(ranked)
		const [first] = targets
		if (first === undefined) return { kind: 'off' }
		const asked = first.kind === 'figure' ? figures.get(first.id) : undefined
		const veto = asked ? vetoFigure(findings, asked, targetYear) : null
		const outright = findings.together.length === 0 || veto === 'computed'
		if (asked && veto !== null && outright) return absent(findings, veto, asked.area)
		const spokenOf = asked && outright && isMoney(asked) ? bareCostOf(findings) : null
		if (spokenOf !== null && spokenOf.id !== asked?.id) {
			// What something costs is known only where the source prints both in one phrase.
			const cost = pack.figures.find((f) => isMoney(f) && printedTogether(f.place, spokenOf.place))
			if (cost === undefined) return absent(findings, 'unstated', spokenOf.area)
			return { kind: 'answer', targets: [{ kind: 'figure', id: cost.id }], missing: null, premise: null }
		}
		if (findings.together.length === 0 && (isBorrowed(asked, findings.leansOn) || unsure(ranked)))
			return { kind: 'clarify', candidates: candidatesOf(ranked) }
		const reason = whyAbsent(findings.text, findings.senses, targetYear)
		const admits = findings.scores.outcomes.absent >= THRESHOLDS.missing && reason !== 'unstated'
		return {
			kind: 'answer',
			targets,
			missing: admits ? reason : null,
			premise: asked && targets.length === 1 ? findWrongPremise(findings.text, asked) : null,
		}
	}

	/** A figure of another area than the one that “it” speaks of. */
	function isBorrowed(asked: Figure | undefined, leansOn: readonly Target[] | null): boolean {
		if (asked === undefined || leansOn === null) return false
		return !leansOn.some(
			({ kind, id }) => id === asked.area || (kind === 'figure' && figures.get(id)?.area === asked.area),
		)
	}

	/** The figure that the last turn was about, when the message asks by itself only what it costs. */
	function bareCostOf({ before, text }: Findings): Figure | null {
		const [last] = before
		if (last?.kind !== 'figure' || !BARE_COST.test(text)) return null
		return figures.get(last.id) ?? null
	}

	return (findings) => {
		const { outcomes, outcome } = findings.scores
		if (outcomes.emergency >= THRESHOLDS.emergency) return { kind: 'emergency' }
		const answersAPart = findings.together.length > 0 && outcomes.answer >= THRESHOLDS.part
		if (outcome === 'absent' && answersAPart) return answer(findings)
		if (outcome === 'absent') {
			const best = bestOf(findings.scores, 'absent')?.name.split(':')[1] ?? null
			return absent(findings, whyAbsent(findings.text, findings.senses, targetYear), best)
		}
		if (outcome === 'chat') return { kind: 'chat', topic: chatTopic(findings.senses) }
		if (outcome !== 'answer') return { kind: outcome === 'emergency' ? 'service' : outcome }
		if (!findings.grounded && outcomes.answer < THRESHOLDS.ungrounded) return { kind: 'off' }
		if (outcomes.answer >= THRESHOLDS.answer) return answer(findings)
		return { kind: 'clarify', candidates: candidatesOf(rankedOf(findings.scores, 'answer')) }
	}
}

const isMoney = (figure: Figure): boolean => figure.unit.includes('元')

function printedTogether(a: SourcePlace, b: SourcePlace): boolean {
	return a.section === b.section && (a.phrase.includes(b.phrase) || b.phrase.includes(a.phrase))
}

function pickTargets(ranked: readonly Scored[]): readonly Target[] {
	const [first] = ranked
	if (first === undefined) return []
	const enough = first.score * THRESHOLDS.second
	return ranked
		.slice(0, MOST_TARGETS)
		.filter((scored) => scored.score >= enough)
		.flatMap(({ name }) => targetOf(name) ?? [])
}

/** Neither sure of one target nor of two that were asked together. */
function unsure(ranked: readonly Scored[]): boolean {
	const [first, second] = ranked
	if (first === undefined || second === undefined) return false
	return first.score < THRESHOLDS.target && first.score - second.score < THRESHOLDS.gap
}

function candidatesOf(ranked: readonly Scored[]): readonly Target[] {
	return ranked.slice(0, MOST_CANDIDATES).flatMap(({ name }) => targetOf(name) ?? [])
}

const CHAT_CONCEPTS: readonly (readonly [string, ChatTopic])[] = [
	['chat-bye', 'bye'],
	['chat-thanks', 'thanks'],
	['chat-identity', 'identity'],
	['chat-help-usage', 'help'],
	['chat-greeting', 'greeting'],
	['chat-hear-me', 'greeting'],
	['chat-praise', 'thanks'],
	['chat-ack', 'thanks'],
]

function chatTopic(senses: ReadonlySet<Sense>): ChatTopic {
	return CHAT_CONCEPTS.find(([concept]) => senses.has(`concept:${concept}`))?.[1] ?? 'other'
}
