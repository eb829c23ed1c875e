import type { CardFigure } from './card.ts'
import type { Weight } from './font-metrics.ts'
import { type Box, COLOURS, type Colour, type Desk, type Ink, type Scene } from './scene.ts'

const { panel, pale, accent, muted } = COLOURS

/** What comes before the number, the number, its unit and bound: at least | 4.5 | 万人. */
const partsOf = (printed: string): readonly [string, string, string] => {
	const [, before = '', number = '', after = ''] =
		/^(.*?)(\d(?:[\d.,×\s]*\d)?)(.*)$/su.exec(printed) ?? ([] as readonly string[])
	return number === '' ? ['', '', printed.trim()] : [before.trim(), number, after.trim()]
}

/** Unit and bound are written so much smaller than the number. */
const SMALL = 0.42
const LEAST_SMALL = 22

/** What a figure is written in: a number in a name is no measure, and does not look like one. */
export const inkOf = ({ kind }: Pick<CardFigure, 'kind'>, on: Ink['on']): Ink => ({
	fill: kind === 'name' ? muted : accent,
	on,
})

/** A target is filled, what else is planned is pale, a name is only framed; the words say it in any case. */
export const tagInk = ({ kind }: Pick<CardFigure, 'kind'>): Ink & { readonly stroke: Colour } =>
	kind === 'target'
		? { fill: panel, on: accent, stroke: accent }
		: kind === 'name'
			? { fill: muted, on: panel, stroke: muted }
			: { fill: accent, on: pale, stroke: accent }

const gapAt = (size: number): number => Math.max(7, size * 0.1)

const sizesAt = (size: number): readonly [number, number, number] => {
	const small = Math.min(size, Math.max(LEAST_SMALL, size * SMALL))
	return [small, size, small]
}

/** The size of the number with which value, unit and bound fit on one line of a box. */
export const valueSize = (
	desk: Desk,
	{ printed, kind }: CardFigure,
	box: Pick<Box, 'width' | 'height'>,
	largest: number,
): number => {
	const parts = partsOf(printed)
	const weight = weightOf(kind)
	const widthAt = (size: number): number => {
		const shown = parts.map((part, at) => desk.widthOf(part, sizesAt(size)[at] ?? size, weight))
		return shown.reduce((sum, width) => sum + width + (width > 0 ? gapAt(size) : 0), -gapAt(size))
	}
	let size = Math.min(kind === 'name' ? largest * 0.6 : largest, box.height / 1.1)
	while (size > 8 && widthAt(size) > box.width) size *= 0.95
	return size
}

const weightOf = (kind: CardFigure['kind']): Weight => (kind === 'name' ? 'regular' : 'bold')

/** Value, unit and bound on one line in the middle of the height of a box, as large as the box takes. */
export const valueScene = (
	desk: Desk,
	figure: CardFigure,
	box: Box,
	largest: number,
	on: Ink['on'],
): Scene => {
	const weight = weightOf(figure.kind)
	const size = valueSize(desk, figure, box, largest)
	const y = box.y + box.height / 2 + size * 0.36
	let x = box.x
	return partsOf(figure.printed).flatMap((text, at) => {
		if (text === '') return []
		const own = sizesAt(size)[at] ?? size
		const line = { kind: 'line', text, x, y, size: own, weight, ...inkOf(figure, on) } as const
		x += desk.widthOf(text, own, weight) + gapAt(size)
		return [line]
	})
}
