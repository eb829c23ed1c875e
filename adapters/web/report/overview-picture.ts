import { capital } from '../../../src/domain/capital.ts'
import type { Area, Figure } from '../../../src/domain/pack.ts'
import { type Html, html } from './html.ts'
import { LABELS } from './labels.ts'
import { linkTo } from './links.ts'
import { areaTarget, figuresOf, figureTarget, type View } from './view.ts'
import { emsOf, wrap } from './wrap.ts'

/** Pixels of the picture's own grid; the page scales it. */
interface Layout {
	readonly width: number
	readonly mostColumns: number
}

/** As wide as the column of a desktop and of a phone, so that the words are about as large as the page's. */
const LAYOUTS: Readonly<Record<'wide' | 'narrow', Layout>> = {
	wide: { width: 960, mostColumns: 3 },
	narrow: { width: 358, mostColumns: 2 },
}

const GAP = 12
const PAD = 14
const TITLE = { size: 17, height: 34 } as const
/** `widening`: how much wider than plain the bold letters of the widest common font are. */
const VALUE = { size: 25, least: 16, widening: 1.12, height: 34 } as const
const WORDS = { size: 14, height: 19 } as const
const BAR_HEIGHT = 7

/** A drawing and how high it is. */
interface Drawn {
	readonly height: number
	/** @param height what there is room for, at least its own */
	readonly at: (x: number, y: number, height: number) => Html
}

/** Shapes tell the kinds apart where colours do not. */
const MARKS: Readonly<Record<Figure['kind'], (x: number, y: number) => Html>> = {
	target: (x, y) => html`<circle class="mark" cx="${x + 5}" cy="${y}" r="5"/>`,
	scale: (x, y) => html`<rect class="mark" x="${x}" y="${y - 5}" width="10" height="10"/>`,
	capacity: (x, y) => html`<path class="mark" d="M${x} ${y}l6 -6l6 6l-6 6z"/>`,
	name: (x, y) => html`<circle class="mark" cx="${x + 5}" cy="${y}" r="4.5"/>`,
}

/** Of percentages that are targets, the only numbers of a report that measure in one unit alike; null of the rest. */
const createShareOf = ({ pack }: View): ((figure: Figure) => number | null) => {
	const comparable = pack.figures.filter(
		({ kind, unit, value }) => kind === 'target' && unit === '%' && value !== null && value > 0,
	)
	const most = Math.max(...comparable.map(({ value }) => value ?? 0))
	return (figure) =>
		comparable.length > 1 && comparable.includes(figure) ? (figure.value ?? 0) / most : null
}

const roomOf = (tileWidth: number): number => tileWidth - 2 * PAD

const valueSize = (printed: string, tileWidth: number): number =>
	Math.min(VALUE.size, Math.floor(roomOf(tileWidth) / (emsOf(printed) * VALUE.widening)))

/** As many as leave every value large enough to be read at a glance. */
const columnsOf = ({ width, mostColumns }: Layout, { pack, lang }: View): number => {
	for (let columns = mostColumns; columns > 1; columns -= 1) {
		const tileWidth = tileWidthOf(width, columns)
		if (pack.figures.every(({ printed }) => valueSize(printed[lang], tileWidth) >= VALUE.least))
			return columns
	}
	return 1
}

const tileWidthOf = (width: number, columns: number): number => (width - (columns - 1) * GAP) / columns

const tile = (figure: Figure, width: number, share: number | null, { texts, lang }: View): Drawn => {
	const { printed, measures, caveat } = texts.figureShort(figure, lang)
	const room = roomOf(width)
	const size = valueSize(printed, width)
	const lines = wrap(capital(measures), room / WORDS.size)
	const caveats = wrap(caveat, (room - 18) / WORDS.size)
	const barTop = PAD + VALUE.height
	const wordsTop = barTop + (share === null ? 0 : BAR_HEIGHT + 8)
	const caveatTop = wordsTop + lines.length * WORDS.height + 4
	const height = caveatTop + caveats.length * WORDS.height + PAD - 4
	const line = (words: string, x: number, y: number, name: string): Html =>
		html`<text class="${name}" x="${x}" y="${y + 15}" font-size="${WORDS.size}">${words}</text>`
	return {
		height,
		at: (x, y, high) => html`<a class="tile ${figure.kind}" href="${linkTo(figureTarget(figure), lang)}">
<rect class="box" x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${high - 1}" rx="10"/>
<text class="number" x="${x + PAD}" y="${y + PAD + 22}" font-size="${size}" font-weight="700">${printed}</text>
${share === null ? null : html`<rect class="rail" x="${x + PAD}" y="${y + barTop}" width="${room}" height="${BAR_HEIGHT}" rx="3"/><rect class="bar-of" x="${x + PAD}" y="${y + barTop}" width="${Math.round(room * share)}" height="${BAR_HEIGHT}" rx="3"/>`}
${lines.map((words, at) => line(words, x + PAD, y + wordsTop + at * WORDS.height, 'words'))}
${MARKS[figure.kind](x + PAD, y + caveatTop + 10)}
${caveats.map((words, at) => line(words, x + PAD + 18, y + caveatTop + at * WORDS.height, 'caveat'))}
</a>`,
	}
}

/** Tiles in rows, all of a row as high as the highest needs. */
const band = (
	area: Area,
	width: number,
	columns: number,
	shareOf: (figure: Figure) => number | null,
	view: View,
): Drawn => {
	const { lang, texts } = view
	const tileWidth = tileWidthOf(width, columns)
	const tiles = figuresOf(area, view).map((figure) => tile(figure, tileWidth, shareOf(figure), view))
	const titles = wrap(`${area.order}. ${area.title[lang]}`, width / TITLE.size)
	const titleHeight = (titles.length - 1) * 22 + TITLE.height
	const rows: (readonly Drawn[])[] = []
	for (let at = 0; at < tiles.length; at += columns) rows.push(tiles.slice(at, at + columns))
	const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)))
	const tops = heights.map((_, at) =>
		heights.slice(0, at).reduce((sum, each) => sum + each + GAP, titleHeight),
	)
	const height =
		tiles.length === 0
			? titleHeight + 22
			: titleHeight + heights.reduce((sum, each) => sum + each + GAP, -GAP)
	return {
		height,
		at: (x, y) => html`<g>
<a class="band" href="${linkTo(areaTarget(area), lang)}">${titles.map((words, at) => html`<text x="${x}" y="${y + 19 + at * 22}" font-size="${TITLE.size}" font-weight="700">${words}</text>`)}</a>
${tiles.length === 0 ? html`<text class="caveat" x="${x}" y="${y + titleHeight + 12}" font-size="${WORDS.size}">${texts.noFigures(lang)}</text>` : null}
${rows.map((row, at) => row.map((each, column) => each.at(x + column * (tileWidth + GAP), y + (tops[at] ?? 0), heights[at] ?? 0)))}
</g>`,
	}
}

/**
 * Every figure of the report, by area, each with what it is; a link on each. As SVG that the page's style sheet colours:
 * one for each area, since paper breaks between drawings and never within one.
 */
export const drawOverview = (view: View, name: keyof typeof LAYOUTS): Html => {
	const layout = LAYOUTS[name]
	const shareOf = createShareOf(view)
	const columns = columnsOf(layout, view)
	return html`<div class="picture ${name}" role="group" aria-label="${LABELS[view.lang].overview}">${view.areas.map(
		(area) => {
			const drawn = band(area, layout.width, columns, shareOf, view)
			return html`<svg class="overview" viewBox="0 0 ${layout.width} ${drawn.height}" xmlns="http://www.w3.org/2000/svg">${drawn.at(0, 0, drawn.height)}</svg>`
		},
	)}</div>`
}
