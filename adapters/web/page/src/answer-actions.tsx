import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { shareAddress } from './address.ts'
import { codeOf } from './answer.ts'
import { copyText, shareUrl } from './clipboard.ts'
import { copiedText } from './copied-text.ts'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.ts'
import type { Turn } from './turn.ts'

type Answered = Extract<Turn, { state: 'answered' }>

/** Whether the answer helped: once, and it says that it was noted. */
const Rating = ({ turn }: { readonly turn: Answered }): JSX.Element => {
	const { words, rate } = usePage()
	if (turn.vote === 'useful' || turn.vote === 'useless') return <p class="thanks">{words.rate.thanks}</p>
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
		<div class="rating" role="group" aria-label={words.rate.label}>
			<button type="button" class="quiet" onClick={() => rate(turn.key, true)}>
				<Icon name="useful" />
				{words.rate.useful}
			</button>
			<button type="button" class="quiet" onClick={() => rate(turn.key, false)}>
				<Icon name="useless" />
				{words.rate.useless}
			</button>
			{turn.vote === 'failed' ? <span class="said">{words.rate.failed}</span> : null}
		</div>
	)
}

/** What can be done with an answer. */
export const AnswerActions = ({ turn }: { readonly turn: Answered }): JSX.Element => {
	const { words } = usePage()
	const [said, say] = useState('')
	const { answer, asked } = turn
	const address = shareAddress(location.origin, asked.words, answer.lang)
	const copy = async (): Promise<void> =>
		say((await copyText(copiedText(answer.blocks))) ? words.copy.done : words.copy.failed)
	const share = async (url: string): Promise<void> => {
		const shared = await shareUrl(asked.words, url)
		say({ shared: '', left: '', copied: words.share.done, failed: words.copy.failed }[shared])
	}
	return (
		<div class="actions">
			{codeOf(answer) === null ? null : <Rating turn={turn} />}
			<div class="passing-on">
				<button type="button" class="quiet" onClick={() => void copy()}>
					<Icon name="copy" />
					{words.copy.label}
				</button>
				{address === null ? null : (
					<button type="button" class="quiet" onClick={() => void share(address)}>
						<Icon name="share" />
						{words.share.label}
					</button>
				)}
				<span class="said">{said}</span>
			</div>
		</div>
	)
}
