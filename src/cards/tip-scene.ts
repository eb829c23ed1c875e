import type { Card } from './card.ts'
import type { Frame } from './frame-scene.ts'
import { COLOURS, type Desk, INNER, MARGIN, moved, pill, type Scene, textBlock } from './scene.ts'

const { panel, edge, accent, ink } = COLOURS

const PADDING = 44

/** The tip alone, under its heading. */
export const tipScene = (
	card: Extract<Card, { kind: 'tip' }>,
	desk: Desk,
	{ top, bottom }: Frame['body'],
): Scene => {
	const heading = pill(desk, card.heading, { x: MARGIN, y: top, width: INNER, height: 52 }, 28, {
		fill: panel,
		on: accent,
		stroke: accent,
	})
	const box = { x: MARGIN, y: top + 52 + 20, width: INNER, height: bottom - top - 52 - 20 }
	const inside = {
		x: box.x + PADDING,
		y: box.y + 20,
		width: INNER - 2 * PADDING,
		height: box.height - 40,
	}
	const text = textBlock(
		desk,
		card.text,
		inside,
		{ sizes: [46, 43, 40, 37, 34, 31, 28, 25, 22, 19], weight: 'bold', leading: 1.45 },
		{ fill: ink, on: panel },
	)
	return [
		...heading.scene,
		{ kind: 'rect', ...box, fill: panel, stroke: edge, radius: 18 },
		...moved(text.scene, 0, (inside.height - text.height) / 2),
	]
}
