import type { AreaId, FactId, FigureId, SubjectId } from './ids.ts'
import type { Lang } from './lang.ts'

/** One thing of the pack that a citizen asked for. */
export type Target =
	| { readonly kind: 'figure'; readonly id: FigureId }
	| { readonly kind: 'area'; readonly id: AreaId }
	| { readonly kind: 'fact'; readonly id: FactId }

/** Why the page cannot answer a fair question. `unstated` when no sharper reason was found. */
export type AbsentReason =
	| 'other-year'
	| 'other-place'
	| 'part-of-place'
	| 'result'
	| 'breakdown'
	| 'computed'
	| 'subject'
	| 'unstated'

export type ChatTopic = 'greeting' | 'thanks' | 'bye' | 'identity' | 'help' | 'other'

/** A number the citizen takes for the figure and that is not the printed one. */
export interface WrongPremise {
	readonly figure: FigureId
	/** As the citizen wrote it: 90亿斤. */
	readonly said: string
}

/** What the bot will do. */
export type Decision =
	| {
			readonly kind: 'answer'
			/** What was asked for, best first, never empty. */
			readonly targets: readonly Target[]
			/** What the message asked besides and the page does not state: named so that the reply can admit it. */
			readonly missing: AbsentReason | null
			readonly premise: WrongPremise | null
	  }
	/** At most three, best first. */
	| { readonly kind: 'clarify'; readonly candidates: readonly Target[] }
	| {
			readonly kind: 'absent'
			readonly reason: AbsentReason
			readonly area: AreaId | null
			readonly subject: SubjectId | null
	  }
	| { readonly kind: 'service' }
	| { readonly kind: 'emergency' }
	| { readonly kind: 'chat'; readonly topic: ChatTopic }
	| { readonly kind: 'off' }

/** One line of the trace that explains a decision: which stage, which words, what score. */
export interface Evidence {
	readonly stage: 'normalise' | 'lexicon' | 'rule' | 'model' | 'fuzzy' | 'context' | 'decide'
	readonly note: string
	/** 0 to 1 where the stage gives one. */
	readonly score?: number
}

export interface Understanding {
	readonly decision: Decision
	/** The language of the question. */
	readonly lang: Lang
	/** True when only the best 400 characters of a longer message were read. */
	readonly shortened: boolean
	readonly evidence: readonly Evidence[]
}

/** What a conversation remembers of an earlier turn: ids, never the text. */
export interface PastTurn {
	readonly outcome: Decision['kind']
	readonly targets: readonly Target[]
}

export interface UnderstandContext {
	/** Oldest first; empty for a first question. */
	readonly past: readonly PastTurn[]
}
