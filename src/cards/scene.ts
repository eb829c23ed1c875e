import type { Fit, FitText } from './fit-text.ts'
import type { TextMeasure, Weight } from './font-metrics.ts'

/** Pixels, from the top left corner of the card. */
export interface Box {
	readonly x: number
	readonly y: number
	readonly width: number
	readonly height: number
}

export interface Rect extends Box {
	readonly kind: 'rect'
	readonly fill: Colour
	readonly stroke?: Colour
	readonly dashed?: boolean
	readonly radius?: number
}

/** One line of text. */
export interface Line {
	readonly kind: 'line'
	readonly text: string
	readonly x: number
	/** Of the baseline. */
	readonly y: number
	readonly size: number
	readonly weight: Weight
	readonly fill: Colour
	/** What it stands on. */
	readonly on: Colour
}

/** What is drawn, from back to front. */
export type Scene = readonly (Rect | Line)[]

export const CARD = { width: 1000, height: 600 } as const
export const MARGIN = 56
export const INNER = CARD.width - 2 * MARGIN

/** Dark on light only, and no meaning by colour alone: bars differ in length, kinds of figures in words. */
export const COLOURS = {
	page: '#f2f6fb',
	panel: '#ffffff',
	edge: '#cfdcec',
	accent: '#0b5394',
	pale: '#e1edf9',
	bar: '#9dbfe0',
	ink: '#12233a',
	muted: '#4a5a6e',
	warning: '#6b3d00',
	warningPale: '#fff1d6',
} as const
export type Colour = (typeof COLOURS)[keyof typeof COLOURS]

/** What a scene is laid out with. */
export interface Desk extends TextMeasure {
	readonly fitText: FitText
}

export interface Ink {
	readonly fill: Colour
	readonly on: Colour
}

/** From the middle of a line down to its baseline, in font sizes: Chinese characters look centred by it. */
const BASELINE = 0.37

export interface TextBlock {
	readonly scene: Scene
	/** Pixels; 0 for an empty text. */
	readonly height: number
	/** Of its longest line. */
	readonly width: number
}

/** A text from the top left corner of a box, in lines that do not leave it. */
export const textBlock = (
	desk: Desk,
	text: string,
	{ x, y, width, height }: Box,
	fit: Omit<Fit, 'width' | 'height'>,
	ink: Ink,
): TextBlock => {
	const fitted = desk.fitText(text, { ...fit, width, height })
	const widths = fitted.lines.map((line) => desk.widthOf(line, fitted.size, fit.weight))
	return {
		scene: fitted.lines.map((line, at) => ({
			kind: 'line',
			text: line,
			x,
			y: y + (at + 0.5) * fitted.lineHeight + BASELINE * fitted.size,
			size: fitted.size,
			weight: fit.weight,
			...ink,
		})),
		height: fitted.height,
		width: Math.max(0, ...widths),
	}
}

/** The scene moved. */
export const moved = (scene: Scene, dx: number, dy: number): Scene =>
	scene.map((part) => ({ ...part, x: part.x + dx, y: part.y + dy }))

/** A label in a frame that is as wide as its text. @returns it with its width */
export const pill = (
	desk: Desk,
	text: string,
	{ x, y, width, height }: Box,
	size: number,
	ink: Ink & { readonly stroke: Colour },
): TextBlock => {
	const padding = size * 0.6
	const { fill, on, stroke } = ink
	const inside = { x: x + padding, y, width: Math.max(0, width - 2 * padding), height }
	const sizes = [size, size * 0.88, size * 0.76]
	const label = textBlock(
		desk,
		text,
		inside,
		{ sizes, weight: 'bold', mostLines: 1, leading: 1.2 },
		{ fill, on },
	)
	const whole = Math.min(width, label.width + 2 * padding)
	const frame: Rect = {
		kind: 'rect',
		x,
		y,
		width: whole,
		height,
		fill: on,
		stroke,
		radius: height / 2,
	}
	return { scene: [frame, ...moved(label.scene, 0, (height - label.height) / 2)], height, width: whole }
}
