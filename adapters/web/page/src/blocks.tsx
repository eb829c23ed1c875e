import type { JSX } from 'preact'
import type { Block, BlockKind } from '../../../../src/domain/reply.ts'
import { type Answer, reportAddress } from './answer.ts'
import { Card } from './card.tsx'
import { Choices } from './choices.tsx'
import { FigureLead, FigureRows } from './figure-parts.tsx'
import { Icon } from './icons.tsx'
import { usePage } from './page-context.ts'

type Of<Kind extends BlockKind> = Extract<Block, { kind: Kind }>

const Heading = ({ text }: { readonly text: string }): JSX.Element | null =>
	text === '' ? null : <h3>{text}</h3>

const Source = ({
	block,
	answer,
}: {
	readonly block: Of<'source'>
	readonly answer: Answer
}): JSX.Element => {
	const { embedded, words } = usePage()
	return (
		<p class="source">
			<a href={reportAddress(answer)} {...(embedded ? { target: '_blank', rel: 'noopener' } : {})}>
				<Icon name="document" />
				<span>
					{block.text}
					{embedded ? <span class="unseen">{words.newWindow}</span> : null}
				</span>
			</a>
		</p>
	)
}

const Contacts = ({ block }: { readonly block: Of<'contacts'> }): JSX.Element => {
	const { words } = usePage()
	return (
		<>
			<p class="lead">{block.text}</p>
			<ul class="contacts">
				{block.items.map(({ name, number }) => (
					<li key={number}>
						<a class="call" href={`tel:${number}`} aria-label={words.call(name, number)}>
							<Icon name="call" />
							<span>{name}</span> <strong>{number}</strong>
						</a>
					</li>
				))}
			</ul>
		</>
	)
}

const SHOWN: { readonly [Kind in BlockKind]: (block: Of<Kind>, answer: Answer) => JSX.Element } = {
	lead: ({ text, figure }) =>
		figure === null ? <p class="lead">{text}</p> : <FigureLead text={text} figure={figure} />,
	correction: ({ text }) => <p class="correction">{text}</p>,
	text: ({ text }) => <p>{text}</p>,
	list: ({ heading, items }) => (
		<section>
			<Heading text={heading} />
			<ul class="points">
				{items.map((item) => (
					<li key={item}>{item}</li>
				))}
			</ul>
		</section>
	),
	figures: ({ heading, items }, { lang }) => (
		<section>
			<Heading text={heading} />
			<FigureRows items={items} lang={lang} />
		</section>
	),
	notice: ({ about, text }) => <p class={`notice notice-${about}`}>{text}</p>,
	source: (block, answer) => <Source block={block} answer={answer} />,
	choices: (block, answer) => <Choices block={block} answer={answer} />,
	picture: ({ of, alt }, { lang }) => <Card of={of} alt={alt} lang={lang} />,
	contacts: (block) => <Contacts block={block} />,
}

/** The reply tree as it is read. */
export const Blocks = ({ answer }: { readonly answer: Answer }): JSX.Element => {
	const shown = SHOWN as Readonly<Record<BlockKind, (block: Block, answer: Answer) => JSX.Element>>
	return <>{answer.blocks.map((block) => shown[block.kind](block, answer))}</>
}
