import type { Card } from './card.ts'
import { CARD, COLOURS, type Desk, INNER, MARGIN, moved, type Scene, textBlock } from './scene.ts'

const { page, accent, muted, edge, warning } = COLOURS

const HEAD = { y: 30, height: 44 }
const FOOT = { y: 538, height: 52 }
const NOTICE_HEIGHT = 34
const BODY_TOP = 92

export interface Frame {
	readonly scene: Scene
	/** What is left for the card itself. */
	readonly body: { readonly top: number; readonly bottom: number }
}

/** What is around every card: the report above, below it the source and, when it has passed, the year. */
export const frameScene = (card: Card, desk: Desk): Frame => {
	const one = { mostLines: 1, leading: 1.2 }
	const head = { ...HEAD, x: MARGIN }
	const muteInk = { fill: muted, on: page }
	const brand = textBlock(
		desk,
		card.brand,
		{ ...head, width: 200 },
		{ ...one, sizes: [28, 24], weight: 'bold' },
		{ fill: accent, on: page },
	)
	const reportX = MARGIN + brand.width + 18
	const report = textBlock(
		desk,
		card.report,
		{ ...head, x: reportX, y: HEAD.y + 2, width: MARGIN + 400 - reportX },
		{ ...one, sizes: [24, 21, 18], weight: 'regular' },
		muteInk,
	)
	const corner = textBlock(
		desk,
		card.corner,
		{ ...head, x: 0, y: HEAD.y + 2, width: INNER - 420 },
		{ ...one, sizes: [24, 22, 20, 18], weight: 'regular' },
		muteInk,
	)
	const source = textBlock(
		desk,
		card.source,
		{ ...FOOT, x: MARGIN, width: INNER },
		{ sizes: [21, 20, 19, 18, 17], weight: 'regular', mostLines: 2, leading: 1.3 },
		muteInk,
	)
	const noticeY = FOOT.y - 12 - NOTICE_HEIGHT
	const notice = textBlock(
		desk,
		card.yearPassed ?? '',
		{ x: MARGIN, y: noticeY, width: INNER, height: NOTICE_HEIGHT },
		{ ...one, sizes: [23, 21, 19, 17], weight: 'bold' },
		{ fill: warning, on: page },
	)
	return {
		scene: [
			{ kind: 'rect', x: 0, y: 0, ...CARD, fill: page },
			{ kind: 'rect', x: 0, y: 0, width: 14, height: CARD.height, fill: accent },
			...brand.scene,
			...report.scene,
			...moved(corner.scene, MARGIN + INNER - corner.width, 0),
			...notice.scene,
			{ kind: 'rect', x: MARGIN, y: FOOT.y - 8, width: INNER, height: 2, fill: edge },
			...moved(source.scene, 0, (FOOT.height - source.height) / 2),
		],
		body: { top: BODY_TOP, bottom: (card.yearPassed === null ? FOOT.y : noticeY) - 18 },
	}
}
