import { codeOf } from './answer.ts'
import type { Asked, Outcome, Remembered, Turn } from './turn.ts'

export interface ChatOptions {
	readonly post: (asked: Asked, conversation: string | null) => Promise<Outcome>
	readonly vote: (about: string, useful: boolean) => Promise<boolean>
	readonly remembered: Remembered
	readonly remember: (now: Remembered) => void
}

export interface Chat {
	readonly turns: () => readonly Turn[]
	/** Called after every change, until the function that it returns is called. */
	readonly watch: (changed: () => void) => () => void
	readonly ask: (asked: Asked) => void
	readonly retry: (key: number) => void
	/** Once for each answer; again only when it did not arrive. */
	readonly rate: (key: number, useful: boolean) => Promise<void>
	/** Forgets all of it and begins another conversation. */
	readonly clear: () => void
}

const FORGETTING = /^\s*[/／]delete\b/iu

/** Whether the citizen asked that what is known of them be deleted. */
const asksToForget = ({ body }: Asked): boolean =>
	'text' in body ? FORGETTING.test(body.text) : body.action === 'cmd_delete'

/** The conversation of one tab. Questions go out one after another, so that follow-ups meet the answer before. */
export const createChat = ({ post, vote, remembered, remember }: ChatOptions): Chat => {
	let { conversation, turns } = remembered
	let lastKey = Math.max(0, ...turns.map(({ key }) => key))
	/** Goes up when all is forgotten: an answer on its way then belongs to nothing. */
	let era = 0
	let queue: Promise<void> = Promise.resolve()
	const watchers = new Set<() => void>()

	const show = (next: readonly Turn[]): void => {
		turns = next
		for (const changed of watchers) changed()
		remember({ conversation, turns })
	}
	const put = (turn: Turn): void => show(turns.map((known) => (known.key === turn.key ? turn : known)))

	const send = (key: number, asked: Asked): void => {
		const sentIn = era
		queue = queue.then(async () => {
			if (sentIn !== era) return
			const outcome = await post(asked, conversation)
			if (sentIn !== era) return
			if ('problem' in outcome) return put({ key, asked, state: 'failed', problem: outcome.problem })
			conversation = outcome.answer.conversation
			put({ key, asked, state: 'answered', answer: outcome.answer, vote: 'none' })
			if (asksToForget(asked)) remember({ conversation: null, turns: [] })
		})
	}

	return {
		turns: () => turns,
		watch: (changed) => {
			watchers.add(changed)
			return () => watchers.delete(changed)
		},
		ask: (asked) => {
			lastKey += 1
			show([...turns, { key: lastKey, asked, state: 'waiting' }])
			send(lastKey, asked)
		},
		retry: (key) => {
			const turn = turns.find((known) => known.key === key)
			if (turn?.state !== 'failed') return
			put({ key, asked: turn.asked, state: 'waiting' })
			send(key, turn.asked)
		},
		rate: async (key, useful) => {
			const turn = turns.find((known) => known.key === key)
			if (turn?.state !== 'answered' || (turn.vote !== 'none' && turn.vote !== 'failed')) return
			const about = codeOf(turn.answer)
			if (about === null) return
			put({ ...turn, vote: 'sending' })
			const arrived = await vote(about, useful)
			put({ ...turn, vote: arrived ? (useful ? 'useful' : 'useless') : 'failed' })
		},
		clear: () => {
			era += 1
			conversation = null
			show([])
		},
	}
}
