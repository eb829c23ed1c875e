import type { JSX } from 'preact'
import { encodeAction } from '../../../../src/domain/action-code.ts'
import type { Block } from '../../../../src/domain/reply.ts'
import type { Answer } from './answer.ts'
import { Card } from './card.tsx'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.ts'

type ChoicesBlock = Extract<Block, { kind: 'choices' }>

/** What a picture of this answer shows, in words. */
const subjectOf = ({ blocks }: Answer): string | null =>
	blocks.find((block) => block.kind === 'lead')?.figure?.measures ?? null

/** Choices as buttons. The offer of a picture is taken at once: the picture stands there. */
export const Choices = ({
	block,
	answer,
}: {
	readonly block: ChoicesBlock
	readonly answer: Answer
}): JSX.Element => {
	const { press, words } = usePage()
	const { lang } = answer
	const pictures = block.items.flatMap(({ action }) => (action.kind === 'picture' ? [action.of] : []))
	const items = block.items.filter(({ action }) => action.kind !== 'picture')
	return (
		<>
			{pictures.map((of) => (
				<Card of={of} alt={words.cardAlt(subjectOf(answer))} lang={lang} />
			))}
			{items.length === 0 ? null : (
				<section class="choices">
					<h3>{block.heading}</h3>
					<ul class={`choice-list choice-${block.role}`}>
						{items.map(({ label, action }) => (
							<li key={label}>
								<button type="button" class="choice" onClick={() => press(label, encodeAction(action), lang)}>
									<span>{label}</span>
									<Icon name="next" />
								</button>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	)
}
