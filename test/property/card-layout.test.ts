import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, CardFigure } from '../../src/cards/card.ts'
import { fontPlaces } from '../../src/cards/card-fonts.ts'
import { cardOf, picturable } from '../../src/cards/card-of.ts'
import { createLayOut } from '../../src/cards/lay-out.ts'
import { CARD, type Line, MARGIN, type Rect, type Scene } from '../../src/cards/scene.ts'
import { svgOf } from '../../src/cards/svg.ts'
import { createCompose } from '../../src/compose/compose.ts'
import { LANGS } from '../../src/domain/lang.ts'
import { loadTips } from '../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { cardSourceOf } from '../../src/wiring/open-cards.ts'
import { PACKS, packOf } from '../repository/packs.ts'
import { shippedMeasure } from '../support/sample-cards.ts'

const layOut = createLayOut(shippedMeasure)
const linesOf = (scene: Scene): readonly Line[] => scene.filter((part) => part.kind === 'line')

const HALF_PIXEL = 0.5
/** Of a font size: how far Chinese characters reach above their baseline, and below it. */
const [ABOVE, BELOW] = [0.86, 0.1]

/** What lies behind the beginning of a line: the last rectangle drawn before it that holds it. */
const behind = (scene: Scene, line: Line): Rect | undefined =>
	scene
		.slice(0, scene.indexOf(line))
		.filter((part): part is Rect => part.kind === 'rect')
		.findLast(
			({ x, y, width, height }) => line.x >= x && line.x <= x + width && line.y >= y && line.y <= y + height,
		)

/** Texts that stick out of what they stand on, or into the margins of the card. */
const outside = (scene: Scene): readonly string[] =>
	linesOf(scene)
		.filter((line) => {
			const { text, x, y, size, weight } = line
			const right = x + shippedMeasure.widthOf(text, size, weight)
			const panel = behind(scene, line)
			const isIn =
				panel !== undefined &&
				right <= panel.x + panel.width + HALF_PIXEL &&
				y - ABOVE * size >= panel.y - HALF_PIXEL &&
				y + BELOW * size <= panel.y + panel.height + HALF_PIXEL
			const isInMargins = x >= MARGIN - HALF_PIXEL && right <= CARD.width - MARGIN + HALF_PIXEL
			return !(isIn && isInMargins)
		})
		.map(({ text }) => text)

/** Pairs of lines that lie over one another. */
const overlaps = (scene: Scene): readonly string[] => {
	const inked = linesOf(scene).map(({ text, x, y, size, weight }) => ({
		text,
		left: x,
		right: x + shippedMeasure.widthOf(text, size, weight),
		top: y - 0.7 * size,
		bottom: y,
	}))
	return inked.flatMap((one, at) =>
		inked
			.slice(at + 1)
			.filter(
				(two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom,
			)
			.map((two) => `${one.text} | ${two.text}`),
	)
}

const luminance = (colour: string): number => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
	})
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, two: string): number => {
	const [dark = 0, light = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b)
	return (light + 0.05) / (dark + 0.05)
}

const words = fc.oneof(
	fc.stringMatching(/^[a-zA-Z0-9 ,.%()"'-]{0,160}$/u),
	fc.string({ unit: fc.constantFrom(...'粮食总产稳定在以上，。、（）“”《》新增项目8%5.5 '), maxLength: 140 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
)
const figures: fc.Arbitrary<CardFigure> = fc.record({
	kind: fc.constantFrom('target', 'scale', 'capacity', 'name'),
	measures: words,
	printed: words,
	tag: words,
})
const framed = {
	brand: words,
	report: words,
	corner: words,
	yearPassed: fc.option(words),
	source: words,
}
const cards: fc.Arbitrary<Card> = fc.oneof(
	fc.record({
		kind: fc.constant('figure' as const),
		...framed,
		figure: figures,
		summary: words,
		bars: fc.array(
			fc.record({
				measures: words,
				printed: words,
				value: fc.double({ min: 0, max: 1e9, noNaN: true }),
				own: fc.boolean(),
			}),
			{ maxLength: 4 },
		),
	}),
	fc.record({
		kind: fc.constant('area' as const),
		...framed,
		title: words,
		summary: words,
		figures: fc.array(figures, { maxLength: 4 }),
		noFigures: fc.option(words),
		damage: fc.option(words),
	}),
	fc.record({ kind: fc.constant('tip' as const), ...framed, heading: words, text: words }),
)

describe('whatever a card says', () => {
	it('no text leaves what it stands on or lies over another', () => {
		fc.assert(
			fc.property(cards, (card) => {
				const scene = layOut(card)
				expect([...outside(scene), ...overlaps(scene)]).toEqual([])
			}),
			{ numRuns: 400 },
		)
	})
})

const SHIPPED = PACKS.flatMap((found) => {
	const loaded = loadTips(nodeReader(found.root), found.id)
	const parts = { pack: packOf(found), tips: 'tips' in loaded ? loaded.tips : [] }
	const compose = createCompose(parts.pack)
	const { targetYear } = parts.pack.report
	return [targetYear, targetYear + 1].flatMap((year) =>
		picturable(parts).flatMap((of) =>
			LANGS.flatMap((lang) => cardOf(cardSourceOf({ ...parts, compose, year: () => year }), of, lang) ?? []),
		),
	)
})

describe('on every card of every pack', () => {
	const scenes = SHIPPED.map(layOut)

	it('texts stay on what they stand on and do not lie over one another', () => {
		expect(scenes.flatMap((scene) => [...outside(scene), ...overlaps(scene)])).toEqual([])
	})

	it('nothing had to be cut', () => {
		const cut = scenes.flatMap(linesOf).filter(({ text }) => text.endsWith('…'))

		expect(cut.map(({ text }) => text)).toEqual([])
	})

	it('texts have a contrast of at least 4.5 to what is behind them', () => {
		const faint = scenes.flatMap((scene) =>
			linesOf(scene).filter((line) => contrast(line.fill, behind(scene, line)?.fill ?? line.fill) < 4.5),
		)

		expect(faint).toEqual([])
	})

	it('no text is smaller than 14 pixels', () => {
		const small = scenes.flatMap(linesOf).filter(({ size }) => size < 14)

		expect(small.map(({ text, size }) => `${text} ${size}`)).toEqual([])
	})

	it('texts are as wide as the renderer draws them', () => {
		const { files } = fontPlaces('knowledge')
		const longest = scenes
			.flatMap(linesOf)
			.toSorted((a, b) => b.text.length - a.text.length)
			.slice(0, 12)
		const wider = longest.filter((line) => {
			const drawn = new Resvg(svgOf([line]), {
				font: { loadSystemFonts: false, fontFiles: [files.regular, files.bold] },
			}).innerBBox()
			return (drawn?.width ?? 0) > shippedMeasure.widthOf(line.text, line.size, line.weight)
		})

		expect(wider).toEqual([])
	})
})
