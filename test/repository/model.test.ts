import { expect, it } from 'vitest'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { isShippedDailyFresh } from '../../src/wiring/open-daily.ts'
import { isShippedPackFresh, type PackPlaces } from '../../src/wiring/open-pack.ts'
import { PACKS } from './packs.ts'

const SHIPPED = PACKS.filter(({ root }) => root === 'knowledge')

const placesOf = (root: string, packId: string): PackPlaces => ({
	reader: nodeReader(root),
	packId,
	knowledgeDir: root,
	dataDir: 'data',
	say: () => undefined,
})

it.each(SHIPPED)(
	'the model of $id was learned from its files as they are; else run `npm run -s knowledge -- compile`',
	({ root, id }) => {
		expect(isShippedPackFresh(placesOf(root, id))).toBe(true)
	},
)

it.each(SHIPPED)(
	'tips and holidays of $id were built from its files as they are; else run `npm run -s knowledge -- compile`',
	({ root, id }) => {
		expect(isShippedDailyFresh(placesOf(root, id))).toBe(true)
	},
)
