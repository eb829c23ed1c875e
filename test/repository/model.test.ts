import { expect, it } from 'vitest'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { isShippedPackFresh } from '../../src/open-pack.ts'
import { PACKS } from './packs.ts'

const SHIPPED = PACKS.filter(({ root }) => root === 'knowledge')

it.each(SHIPPED)(
	'the model of $id was learned from its files as they are; else run `npm run -s knowledge -- compile`',
	({ root, id }) => {
		expect(
			isShippedPackFresh({
				reader: nodeReader(root),
				packId: id,
				knowledgeDir: root,
				dataDir: 'data',
				say: () => undefined,
			}),
		).toBe(true)
	},
)
