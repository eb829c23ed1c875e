import type { JSX } from 'preact'
import { encodeAction } from '../../../../src/domain/action-code.ts'
import type { Lang } from '../../../../src/domain/lang.ts'
import type { FigureLine } from '../../../../src/domain/reply.ts'
import { Icon } from './icons.tsx'
import { digitParts, leadParts } from './lead-parts.ts'
import { usePage } from './page-context.ts'

const Printed = ({ printed }: { readonly printed: string }): JSX.Element => (
	<>
		{digitParts(printed).map(({ text, digits }) =>
			digits ? <span class="digits">{text}</span> : <span class="unit">{text}</span>,
		)}
	</>
)

/** The sentence of an answer with its number large; the caveat is part of the sentence. */
export const FigureLead = ({
	text,
	figure,
}: {
	readonly text: string
	readonly figure: FigureLine
}): JSX.Element => {
	const parts = leadParts(text, figure.printed)
	if (parts === null) return <p class="lead">{text}</p>
	return (
		<p class="lead lead-figure">
			<span class="lead-words">{parts.before} </span>
			<strong class="lead-number">
				<Printed printed={parts.printed} />
			</strong>
			{parts.after === '' ? null : <span class="lead-words"> {parts.after}</span>}
		</p>
	)
}

/** Figures with their caveats; each asks about itself. */
export const FigureRows = ({
	items,
	lang,
}: {
	readonly items: readonly FigureLine[]
	readonly lang: Lang
}): JSX.Element => {
	const { press } = usePage()
	return (
		<ul class="figure-rows">
			{items.map((item) => (
				<li key={item.id}>
					<button
						type="button"
						class="figure-row"
						onClick={() => press(item.measures, encodeAction({ kind: 'figure', id: item.id }), lang)}
					>
						<span class="measures">{item.measures}</span>{' '}
						<span class="value">
							<strong>{item.printed}</strong> <span class="caveat">{item.caveat}</span>
						</span>
						<Icon name="next" />
					</button>
				</li>
			))}
		</ul>
	)
}
