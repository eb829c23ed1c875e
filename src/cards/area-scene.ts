import type { Card, CardFigure } from './card.ts'
import { tagInk, valueScene } from './figure-value.ts'
import type { Frame } from './frame-scene.ts'
import {
	type Box,
	COLOURS,
	type Desk,
	INNER,
	MARGIN,
	moved,
	pill,
	type Rect,
	type Scene,
	textBlock,
} from './scene.ts'

const { page, panel, edge, ink, muted, warning, warningPale } = COLOURS

const GAP = 18
const BOX_GAP = 14
const MOST_BOX = 290

const PADDING = 18
/** Below these sizes figures side by side are too narrow, and stand in two columns instead. */
const LEAST_VALUE = 28
const LEAST_MEASURES = 17

type FigureBox = (desk: Desk, figure: CardFigure, box: Box) => Scene

const frameOf = (figure: CardFigure, box: Box): Rect => ({
	kind: 'rect',
	...box,
	fill: panel,
	stroke: figure.kind === 'name' ? muted : edge,
	dashed: figure.kind === 'name',
	radius: 14,
})

const words = { fill: ink, on: panel }

/** Value, what it measures and tag one below the other. */
const tallBox =
	(largest: number): FigureBox =>
	(desk, figure, box) => {
		const inside = { x: box.x + PADDING, width: box.width - 2 * PADDING }
		const tag = pill(
			desk,
			figure.tag,
			{ ...inside, y: box.y + box.height - 44, height: 30 },
			17,
			tagInk(figure),
		)
		const measures = textBlock(
			desk,
			figure.measures,
			{ ...inside, y: box.y + 72, height: box.height - 72 - 48 },
			{ sizes: [22, 21, 20, 19, 18, 17, 16, 15, 14], weight: 'regular', leading: 1.25 },
			words,
		)
		return [
			frameOf(figure, box),
			...valueScene(desk, figure, { ...inside, y: box.y + 10, height: 60 }, largest, panel),
			...measures.scene,
			...tag.scene,
		]
	}

/** Value and tag side by side, what it measures below them. */
const wideBox: FigureBox = (desk, figure, box) => {
	const inside = { x: box.x + PADDING, width: box.width - 2 * PADDING }
	const tag = pill(
		desk,
		figure.tag,
		{ x: 0, y: box.y + 15, width: inside.width * 0.64, height: 28 },
		16,
		tagInk(figure),
	)
	const measures = textBlock(
		desk,
		figure.measures,
		{ ...inside, y: box.y + 54, height: box.height - 54 - 8 },
		{ sizes: [21, 20, 19, 18, 17, 16, 15, 14], weight: 'regular', leading: 1.25 },
		words,
	)
	const value = { x: inside.x, y: box.y + 8, width: inside.width - tag.width - 12, height: 44 }
	return [
		frameOf(figure, box),
		...valueScene(desk, figure, value, 40, panel),
		...moved(tag.scene, inside.x + inside.width - tag.width, 0),
		...measures.scene,
	]
}

const isLegible = (scene: Scene, { printed, measures, kind }: CardFigure): boolean =>
	scene.every(
		(part) =>
			part.kind === 'rect' ||
			(measures.includes(part.text)
				? part.size >= LEAST_MEASURES
				: !/\d/u.test(part.text) ||
					!printed.includes(part.text) ||
					kind === 'name' ||
					part.size >= LEAST_VALUE),
	)

/** The figures in one row where that leaves them legible, else in two columns. */
const figuresScene = (desk: Desk, figures: readonly CardFigure[], y: number, height: number): Scene => {
	const grid = (columns: number, draw: FigureBox): readonly Scene[] => {
		const rows = Math.ceil(figures.length / columns)
		const width = (INNER - (columns - 1) * BOX_GAP) / columns
		const boxHeight = Math.min(MOST_BOX, (height - (rows - 1) * BOX_GAP) / rows)
		return figures.map((figure, at) =>
			draw(desk, figure, {
				x: MARGIN + (at % columns) * (width + BOX_GAP),
				y: y + Math.floor(at / columns) * (boxHeight + BOX_GAP),
				width,
				height: boxHeight,
			}),
		)
	}
	const row = grid(figures.length, tallBox(figures.length > 2 ? 52 : 66))
	const fits = figures.every((figure, at) => isLegible(row[at] ?? [], figure))
	return (fits || figures.length < 3 ? row : grid(2, wideBox)).flat()
}

/** A sentence in a strip of its own. */
const strip = (desk: Desk, text: string, fill: typeof warningPale | typeof panel, y: number): Scene => {
	const box = { x: MARGIN, y, width: INNER, height: STRIP }
	const said = textBlock(
		desk,
		text,
		{ x: MARGIN + 24, y, width: INNER - 48, height: STRIP },
		{ sizes: [23, 21, 19, 17, 16], weight: 'regular', mostLines: 2, leading: 1.25 },
		{ fill: fill === panel ? ink : warning, on: fill },
	)
	const stroke = fill === panel ? edge : warning
	return [
		{ kind: 'rect', ...box, fill, stroke, radius: 12 },
		...moved(said.scene, 0, (STRIP - said.height) / 2),
	]
}

const STRIP = 68

/** The part of the report, its summary, up to four figures or that there are none, and what cannot be read. */
export const areaScene = (
	card: Extract<Card, { kind: 'area' }>,
	desk: Desk,
	{ top, bottom }: Frame['body'],
): Scene => {
	const title = textBlock(
		desk,
		card.title,
		{ x: MARGIN, y: top, width: INNER, height: 66 },
		{ sizes: [50, 46, 42, 38, 34, 30], weight: 'bold', mostLines: 1, leading: 1.3 },
		{ fill: ink, on: page },
	)
	const strips = [
		...(card.noFigures === null ? [] : [[card.noFigures, panel] as const]),
		...(card.damage === null ? [] : [[card.damage, warningPale] as const]),
	]
	const stripsHeight = strips.length * (STRIP + GAP)
	const hasFigures = card.figures.length > 0
	const figuresLeast = hasFigures ? 212 : 0
	const summaryTop = top + title.height + 10
	const free = bottom - summaryTop - stripsHeight
	const summary = textBlock(
		desk,
		card.summary,
		{ x: MARGIN, y: summaryTop, width: INNER, height: free - figuresLeast - (hasFigures ? GAP : 0) },
		hasFigures
			? { sizes: [27, 25, 23, 21, 19, 18], weight: 'regular', mostLines: 4, leading: 1.4 }
			: { sizes: [34, 32, 30, 28, 26, 24, 22, 20], weight: 'regular', leading: 1.45 },
		{ fill: ink, on: page },
	)
	const figuresTop = summaryTop + summary.height + GAP
	const stripsTop = bottom - stripsHeight + GAP
	return [
		...title.scene,
		...summary.scene,
		...(hasFigures ? figuresScene(desk, card.figures, figuresTop, free - summary.height - GAP) : []),
		...strips.flatMap(([text, fill], at) => strip(desk, text, fill, stripsTop + at * (STRIP + GAP))),
	]
}
