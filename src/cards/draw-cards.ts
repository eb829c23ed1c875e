import { encodePictureOf } from '../domain/action-code.ts'
import type { DrawPicture, Picture } from '../domain/picture.ts'
import { textsOf } from './card.ts'
import { fontPlaces, readFontMetrics } from './card-fonts.ts'
import { type CardSource, cardOf } from './card-of.ts'
import { createTextMeasure } from './font-metrics.ts'
import { createLayOut } from './lay-out.ts'
import { createLru } from './lru.ts'

export interface DrawOptions {
	readonly source: CardSource
	/** Holds the fonts: `shared/fonts`. */
	readonly knowledgeDir: string
	/** Calendar year, four digits: a card says when the target year has passed. */
	readonly year: () => number
	/** Told once for each reason why cards are not drawn. */
	readonly warn: (details: Readonly<Record<string, unknown>>, message: string) => void
	/** Cards kept in memory, some 60 KB each. Default: 64. */
	readonly capacity?: number
}

const DEFAULTS = { capacity: 64 }

/** Loaded with the first card: most processes never draw one. */
const openTools = async (knowledgeDir: string) => {
	const places = fontPlaces(knowledgeDir)
	const measure = createTextMeasure(readFontMetrics(places))
	const { pngOf } = await import('./png.ts')
	return { places, measure, layOut: createLayOut(measure), pngOf }
}

/** Draws cards, keeps the last ones, and draws one that several want at once only once. The result never rejects. */
export const createDrawCards = (options: DrawOptions): DrawPicture => {
	const { source, knowledgeDir, year, warn } = options
	const cards = createLru<Promise<Picture | null>>(options.capacity ?? DEFAULTS.capacity)
	const warned = new Set<string>()
	let tools: ReturnType<typeof openTools> | undefined

	const warnOnce = (key: string, details: Readonly<Record<string, unknown>>, message: string): void => {
		if (warned.has(key)) return
		warned.add(key)
		warn(details, message)
	}

	const draw = async (...[of, lang]: Parameters<DrawPicture>): Promise<Picture | null> => {
		const card = cardOf(source, of, lang)
		if (card === null) return null
		const word = encodePictureOf(of)
		tools ??= openTools(knowledgeDir)
		const { measure, layOut, places, pngOf } = await tools
		const missing = measure.missing(textsOf(card).join(''))
		if (missing.length > 0) {
			warnOnce(
				`${word} ${lang}`,
				{ card: word, lang, missing: missing.join('') },
				'a card was not drawn: its fonts lack characters. Make them again: npm run -s cards:fonts',
			)
			return null
		}
		return { png: await pngOf(layOut(card), places), fileName: `${word}.${lang}.png` }
	}

	return (of, lang) => {
		const key = `${year()}/${encodePictureOf(of)}.${lang}`
		const kept = cards.get(key)
		if (kept !== undefined) return kept
		const drawn = draw(of, lang).catch((error: unknown) => {
			warnOnce('trouble', { err: error }, 'cards cannot be drawn: answers go without them')
			cards.delete(key)
			return null
		})
		cards.set(key, drawn)
		return drawn
	}
}
