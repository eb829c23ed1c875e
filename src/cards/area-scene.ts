import type { Card, CardFigure } from './card.ts'
import { tagInk, valueScene } from './figure-value.ts'
import type { Frame } from './frame-scene.ts'
import { type Box, COLOURS, type Desk, INNER, MARGIN, moved, pill, type Scene, textBlock } from './scene.ts'

const { page, panel, edge, ink, muted, warning, warningPale } = COLOURS

const GAP = 18
const BOX_GAP = 16
const MOST_BOX = 290

const figureBox = (desk: Desk, figure: CardFigure, box: Box): Scene => {
	const padding = 18
	const inside = { x: box.x + padding, width: box.width - 2 * padding }
	const tag = pill(
		desk,
		figure.tag,
		{ ...inside, y: box.y + box.height - 46, height: 30 },
		17,
		tagInk(figure),
	)
	const measures = textBlock(
		desk,
		figure.measures,
		{ ...inside, y: box.y + 74, height: box.height - 74 - 54 },
		{ sizes: [21, 20, 19, 18, 17, 16, 15], weight: 'regular', leading: 1.25 },
		{ fill: ink, on: panel },
	)
	return [
		{
			kind: 'rect',
			...box,
			fill: panel,
			stroke: figure.kind === 'name' ? muted : edge,
			dashed: figure.kind === 'name',
			radius: 14,
		},
		...valueScene(desk, figure, { ...inside, y: box.y + 12, height: 58 }, 50, panel),
		...measures.scene,
		...tag.scene,
	]
}

const figureRow = (desk: Desk, figures: readonly CardFigure[], y: number, height: number): Scene => {
	const width = (INNER - (figures.length - 1) * BOX_GAP) / figures.length
	return figures.flatMap((figure, at) =>
		figureBox(desk, figure, {
			x: MARGIN + at * (width + BOX_GAP),
			y,
			width,
			height: Math.min(height, MOST_BOX),
		}),
	)
}

/** A sentence in a strip of its own. */
const strip = (desk: Desk, text: string, fill: typeof warningPale | typeof panel, y: number): Scene => {
	const box = { x: MARGIN, y, width: INNER, height: STRIP }
	const words = textBlock(
		desk,
		text,
		{ x: MARGIN + 24, y, width: INNER - 48, height: STRIP },
		{ sizes: [23, 21, 19, 17, 16], weight: 'regular', mostLines: 2, leading: 1.25 },
		{ fill: fill === panel ? ink : warning, on: fill },
	)
	const stroke = fill === panel ? edge : warning
	return [
		{ kind: 'rect', ...box, fill, stroke, radius: 12 },
		...moved(words.scene, 0, (STRIP - words.height) / 2),
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
	const figuresLeast = hasFigures ? 186 : 0
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
		...(hasFigures
			? figureRow(desk, card.figures, figuresTop, free - summary.height - GAP)
			: []),
		...strips.flatMap(([text, fill], at) => strip(desk, text, fill, stripsTop + at * (STRIP + GAP))),
	]
}
