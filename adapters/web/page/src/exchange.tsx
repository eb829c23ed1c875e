import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { AnswerActions } from './answer-actions.tsx'
import { Blocks } from './blocks.tsx'
import { Icon } from './icons.tsx'
import { langOfQuestion } from './language.ts'
import { usePage } from './page-context.ts'
import type { Problem, Turn } from './turn.ts'
import type { Words } from './words/words.ts'

const problemText = ({ problem }: Words, which: Problem): string =>
	(problem as Readonly<Record<Problem['kind'], (problem: Problem) => string>>)[which.kind](which)

/** The moment at which an answer is on the screen: bench/page.ts measures up to it. */
const markShown = (id: string): void => {
	requestAnimationFrame(() => setTimeout(() => performance.mark('answer-shown', { detail: id })))
}

const Outcome = ({ turn }: { readonly turn: Turn }): JSX.Element => {
	const { words, retry } = usePage()
	switch (turn.state) {
		case 'waiting':
			return <p class="waiting">{words.waiting}</p>
		case 'failed':
			return (
				<div class="answer failed">
					<p>{problemText(words, turn.problem)}</p>
					<button type="button" class="retry" onClick={() => retry(turn.key)}>
						<Icon name="again" />
						{words.retry}
					</button>
				</div>
			)
		case 'answered':
			return (
				<div class="answer" lang={turn.answer.lang}>
					<Blocks answer={turn.answer} />
					{turn.asked.words === '' ? null : <AnswerActions turn={turn} />}
				</div>
			)
	}
}

/** One question and its answer, the newest scrolled to its beginning. */
export const Exchange = ({
	turn,
	newest,
	quiet,
}: {
	readonly turn: Turn
	readonly newest: boolean
	readonly quiet: boolean
}): JSX.Element => {
	const { words } = usePage()
	const element = useRef<HTMLElement>(null)
	const answerId = turn.state === 'answered' ? turn.answer.id : null
	const { words: question } = turn.asked
	useLayoutEffect(() => {
		if (newest && !quiet && question !== '') element.current?.scrollIntoView({ block: 'start' })
		if (answerId !== null) markShown(answerId)
	}, [turn.state])
	return (
		<article class="exchange" ref={element}>
			{question === '' ? (
				<h2 class="unseen">{words.greeting}</h2>
			) : (
				<h2
					class="question"
					lang={langOfQuestion(question, turn.state === 'answered' ? turn.answer.lang : null)}
				>
					{question}
				</h2>
			)}
			<Outcome turn={turn} />
		</article>
	)
}
