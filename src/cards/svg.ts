import { CARD, type Line, type Rect, type Scene } from './scene.ts'

/** The family that both font files name. */
export const FONT_FAMILY = 'Noto Sans SC'

const MARKUP = /[&<>"']/gu
/** XML holds no control characters. */
const CONTROL = /\p{Cc}/gu

const escaped = (text: string): string =>
	text.replace(CONTROL, ' ').replace(MARKUP, (character) => `&#${character.codePointAt(0)};`)

const number = (value: number): string => String(Math.round(value * 100) / 100)

const attributes = (values: Readonly<Record<string, string | number>>): string =>
	Object.entries(values)
		.map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value) : value}"`)
		.join('')

const rect = ({ x, y, width, height, fill, stroke, dashed, radius = 0 }: Rect): string =>
	`<rect${attributes({
		x,
		y,
		width,
		height,
		rx: radius,
		fill,
		...(stroke === undefined ? {} : { stroke, 'stroke-width': 2 }),
		...(dashed ? { 'stroke-dasharray': '10 7' } : {}),
	})}/>`

const line = ({ text, x, y, size, weight, fill }: Line): string =>
	`<text${attributes({ x, y, 'font-size': size, 'font-weight': weight === 'bold' ? 700 : 400, fill })}>${escaped(text)}</text>`

export const svgOf = (scene: Scene): string =>
	[
		`<svg xmlns="http://www.w3.org/2000/svg"${attributes({ ...CARD })} font-family="${FONT_FAMILY}">`,
		...scene.map((part) => (part.kind === 'rect' ? rect(part) : line(part))),
		'</svg>',
	].join('')
