import { expect, it } from 'vitest'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { isShippedPackFresh, type PackPlaces } from '../../src/open-pack.ts'
import { areShippedTipsFresh } from '../../src/open-tips.ts'
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
	'the tips of $id were built from its files as they are; else run `npm run -s knowledge -- compile`',
	({ root, id }) => {
		expect(areShippedTipsFresh(placesOf(root, id))).toBe(true)
	},
)
