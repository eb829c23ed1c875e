import type { Lang } from '../../../../src/domain/lang.ts'
import type { Answer } from './answer.ts'

/** What went wrong on the way to an answer. */
export type Problem =
	| { readonly kind: 'offline' | 'unreachable' | 'timeout' | 'refused' | 'broken' }
	| { readonly kind: 'too-many'; readonly retryAfterS: number | null }

/** What a citizen said, by typing or by pressing a button. */
export interface Asked {
	/** As shown in the log; empty for the greeting, which nobody asked for. */
	readonly words: string
	readonly body: { readonly text: string } | { readonly action: string }
	/** The language of the reply, where it is fixed. */
	readonly lang: Lang | null
}

export type Vote = 'none' | 'sending' | 'useful' | 'useless' | 'failed'

/** One question with what came of it. */
export type Turn = { readonly key: number; readonly asked: Asked } & (
	| { readonly state: 'waiting' }
	| { readonly state: 'answered'; readonly answer: Answer; readonly vote: Vote }
	| { readonly state: 'failed'; readonly problem: Problem }
)

export type Outcome = { readonly answer: Answer } | { readonly problem: Problem }

/** What a tab remembers, so that a reload or a look into the report loses nothing. */
export interface Remembered {
	readonly conversation: string | null
	readonly turns: readonly Turn[]
}
