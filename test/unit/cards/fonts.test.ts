import { readFileSync } from 'node:fs'
import opentype from 'opentype.js'
import { describe, expect, it } from 'vitest'
import { fontPlaces, readFontMetrics } from '../../../src/cards/card-fonts.ts'
import { loadTips } from '../../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { cardTextsOf } from '../../../src/wiring/card-texts.ts'
import { PACKS, packOf } from '../../repository/packs.ts'

const places = fontPlaces('knowledge')
const metrics = readFontMetrics(places)

const textsOf = (found: (typeof PACKS)[number]): readonly string[] => {
	const loaded = loadTips(nodeReader(found.root), found.id)
	return cardTextsOf({ pack: packOf(found), tips: 'tips' in loaded ? loaded.tips : [] })
}

const TEXTS = PACKS.map((found) => [found.id, textsOf(found)] as const)

describe.each(['regular', 'bold'] as const)('the %s font of the cards', (weight) => {
	const font = opentype.parse(Uint8Array.from(readFileSync(places.files[weight])).buffer)

	// A character that is not in the font is left blank without an error: npm run -s cards:fonts test/packs
	it.each(TEXTS)('has every character of every card of %s', (_, texts) => {
		const missing = [...new Set(texts.join(''))].filter((character) => font.charToGlyphIndex(character) === 0)

		expect(missing).toEqual([])
	})

	it('has the characters and the widths that texts are laid out with', () => {
		const wrong = [...metrics.characters].filter((character) => {
			const width = ((font.charToGlyph(character).advanceWidth ?? 0) * 1000) / font.unitsPerEm
			const known = metrics.advances[weight][character] ?? 1000
			return font.charToGlyphIndex(character) === 0 || Math.abs(width - known) > 0.5
		})

		expect(wrong).toEqual([])
	})
})
