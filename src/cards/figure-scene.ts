import type { Bar, Card, CardFigure } from './card.ts'
import { tagInk, valueScene } from './figure-value.ts'
import type { Frame } from './frame-scene.ts'
import { type Box, COLOURS, type Desk, INNER, MARGIN, moved, pill, type Scene, textBlock } from './scene.ts'

const { page, panel, edge, accent, bar: barColour, ink, muted } = COLOURS

const GAP = 20
const BAR_ROW = 36
const LEAST_PANEL = 92
const MOST_LABEL = 440
const VALUE_WIDTH = 150
const SIZES = [21, 19, 17, 16]

const valuePanel = (desk: Desk, figure: CardFigure, y: number, height: number): Scene => {
	const box: Box = { x: MARGIN, y, width: INNER, height }
	const tag = pill(desk, figure.tag, { x: 0, y: 0, width: 400, height: 46 }, 25, tagInk(figure))
	const padding = 36
	const value = {
		...box,
		x: box.x + padding,
		width: INNER - 2 * padding - tag.width - 28,
	}
	return [
		{
			kind: 'rect',
			...box,
			fill: panel,
			stroke: figure.kind === 'name' ? muted : edge,
			dashed: figure.kind === 'name',
			radius: 18,
		},
		...valueScene(desk, figure, value, 128, panel),
		...moved(tag.scene, box.x + INNER - padding - tag.width, y + (height - 46) / 2),
	]
}

/** Labels, bars from zero, values: one row each, the card's own figure in bold. */
const barsScene = (desk: Desk, bars: readonly Bar[], y: number): Scene => {
	const most = Math.max(1, ...bars.map(({ value }) => value))
	const oneLine = { sizes: SIZES, mostLines: 1, leading: 1.2 }
	const words = { fill: ink, on: page }
	const labelOf = (bar: Bar) =>
		textBlock(
			desk,
			bar.measures,
			{ x: MARGIN, y, width: MOST_LABEL, height: BAR_ROW },
			{ ...oneLine, weight: bar.own ? 'bold' : 'regular' },
			words,
		)
	const labels = bars.map(labelOf)
	const left = MARGIN + Math.max(...labels.map(({ width }) => width)) + 20
	const room = MARGIN + INNER - VALUE_WIDTH - 12 - left
	return bars.flatMap((bar, at) => {
		const label = labels[at] ?? labelOf(bar)
		const width = (Math.max(0, bar.value) / most) * room
		const value = textBlock(
			desk,
			bar.printed,
			{ x: left + width + 12, y, width: VALUE_WIDTH, height: BAR_ROW },
			{ ...oneLine, weight: bar.own ? 'bold' : 'regular' },
			words,
		)
		const row: Scene = [
			...moved(label.scene, 0, (BAR_ROW - label.height) / 2),
			{
				kind: 'rect',
				x: left,
				y: y + 7,
				width,
				height: BAR_ROW - 14,
				fill: bar.own ? accent : barColour,
				radius: 4,
			},
			...moved(value.scene, 0, (BAR_ROW - value.height) / 2),
		]
		return moved(row, 0, at * BAR_ROW)
	})
}

/** What is measured, the value with its caveat, what it means, and bars where the page gives something to compare. */
export const figureScene = (
	card: Extract<Card, { kind: 'figure' }>,
	desk: Desk,
	{ top, bottom }: Frame['body'],
): Scene => {
	const title = textBlock(
		desk,
		card.figure.measures,
		{ x: MARGIN, y: top, width: INNER, height: card.bars.length === 0 ? 116 : 80 },
		{ sizes: [46, 42, 38, 34, 31, 28], weight: 'bold', mostLines: 2, leading: 1.25 },
		{ fill: ink, on: page },
	)
	const barsHeight = card.bars.length * BAR_ROW
	const below = barsHeight === 0 ? 0 : barsHeight + GAP
	const panelTop = top + title.height + GAP
	const free = bottom - panelTop - below - GAP
	const summaryHeight = Math.min(120, Math.max(0, free - LEAST_PANEL))
	const summary = textBlock(
		desk,
		card.summary,
		{ x: MARGIN, y: 0, width: INNER, height: summaryHeight },
		{ sizes: [27, 25, 23, 21, 19], weight: 'regular', mostLines: 3, leading: 1.4 },
		{ fill: ink, on: page },
	)
	const panelHeight = Math.min(200, free - summary.height)
	// What is over goes between the parts.
	const spare = Math.max(0, free - summary.height - panelHeight) / 3
	const summaryTop = panelTop + spare + panelHeight + GAP + spare / 2
	return [
		...title.scene,
		...valuePanel(desk, card.figure, panelTop + spare / 2, panelHeight),
		...moved(summary.scene, 0, summaryTop),
		...(card.bars.length === 0 ? [] : barsScene(desk, card.bars, bottom - barsHeight)),
	]
}
