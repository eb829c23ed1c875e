import { capital } from '../domain/capital.ts'
import type { Lang, LocalText } from '../domain/lang.ts'
import type { Area, Figure, FigureKind, Pack, Tip } from '../domain/pack.ts'
import type { PictureOf } from '../domain/picture.ts'
import type { Card, CardFigure } from './card.ts'
import { comparableWith } from './comparable.ts'

/** What the bot says by itself, as replies say it. */
export interface CardWords {
	readonly brand: string
	/** What keeps a figure of this kind honest, as a label. */
	readonly tag: Readonly<Record<FigureKind, (year: number) => string>>
	readonly noFigures: string
	readonly tipHeading: string
}

/** What the reply beside the card says of the same thing. */
export interface CardNotes {
	readonly source: string
	readonly yearPassed: string | null
}

export interface CardSource {
	readonly pack: Pack
	readonly tips: readonly Tip[]
	readonly words: Readonly<Record<Lang, CardWords>>
	/** Asked only for what pack and tips hold. */
	readonly notesOf: (of: PictureOf, lang: Lang) => CardNotes
}

const MOST_FIGURES = 4

/** Noto Sans SC draws curly quotes as wide as a Chinese character: in Chinese they are to be, in English they are not. */
const asDrawn = (text: string, lang: Lang): string =>
	lang === 'en' ? text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'") : text

/** What the card of a figure, an area or a tip says; null where the pack has no such thing. */
export const cardOf = (source: CardSource, of: PictureOf, lang: Lang): Card | null => {
	const { pack, tips } = source
	const words = source.words[lang]
	const year = pack.report.targetYear
	const say = (text: LocalText): string => asDrawn(text[lang], lang)
	const framed = (corner: string) => {
		const notes = source.notesOf(of, lang)
		return {
			brand: words.brand,
			report: `${say(pack.report.place.name)} · ${year}`,
			corner,
			yearPassed: notes.yearPassed,
			source: asDrawn(notes.source, lang),
		}
	}
	const shown = ({ kind, measures, printed }: Figure): CardFigure => ({
		kind,
		measures: capital(say(measures)),
		printed: say(printed),
		tag: words.tag[kind](year),
	})

	const areaTitleOf = (figure: Figure): string => {
		const area = pack.areas.find(({ id }) => id === figure.area)
		return area === undefined ? '' : say(area.title)
	}

	const figureCard = (figure: Figure): Card => ({
		kind: 'figure',
		...framed(areaTitleOf(figure)),
		figure: shown(figure),
		summary: say(figure.summary),
		bars: comparableWith(figure, pack.figures).map((each) => ({
			measures: capital(say(each.measures)),
			printed: say(each.printed),
			value: each.value ?? 0,
			own: each.id === figure.id,
		})),
	})

	const areaCard = (area: Area): Card => {
		const figures = pack.figures.filter(({ id }) => area.figures.includes(id))
		return {
			kind: 'area',
			...framed(`${area.order} / ${pack.areas.length}`),
			title: say(area.title),
			summary: say(area.summary),
			figures: figures.slice(0, MOST_FIGURES).map(shown),
			noFigures: figures.length === 0 ? words.noFigures : null,
			damage: area.damage === null ? null : say(area.damage),
		}
	}

	if (of.kind === 'tip') {
		const tip = tips.find(({ id }) => id === of.id)
		return tip === undefined
			? null
			: { kind: 'tip', ...framed(''), heading: words.tipHeading, text: say(tip.text) }
	}
	if (of.kind === 'area') {
		const area = pack.areas.find(({ id }) => id === of.id)
		return area === undefined ? null : areaCard(area)
	}
	const figure = pack.figures.find(({ id }) => id === of.id)
	return figure === undefined ? null : figureCard(figure)
}

/** Everything that a card can be drawn of: areas, figures, tips, in the order of the report. */
export const picturable = ({ pack, tips }: Pick<CardSource, 'pack' | 'tips'>): readonly PictureOf[] => [
	...pack.areas.map(({ id }): PictureOf => ({ kind: 'area', id })),
	...pack.figures.map(({ id }): PictureOf => ({ kind: 'figure', id })),
	...tips.map(({ id }): PictureOf => ({ kind: 'tip', id })),
]
