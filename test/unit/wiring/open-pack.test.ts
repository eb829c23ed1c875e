import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KnowledgeReader, memoryReader } from '../../../src/knowledge/reader.ts'
import { isShippedPackFresh, openPack, type PackPlaces, shipPack } from '../../../src/wiring/open-pack.ts'
import { MINI_PACK, miniPackTexts } from '../../support/broken-pack.ts'

const UTTERANCES = `${MINI_PACK}/utterances/all.yaml`
/** The mini pack with two utterances only, which are soon learned. */
const texts: Readonly<Record<string, string>> = {
	...miniPackTexts(),
	[UTTERANCES]:
		'- { outcome: answer, ids: [grain-harvest], texts: [打多少粮] }\n- { outcome: off, texts: [讲个笑话] }\n',
}

let folder: string
let said: string[]
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-pack-'))
	said = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const places = (reader: KnowledgeReader = memoryReader(texts)): PackPlaces => ({
	reader,
	packId: MINI_PACK,
	knowledgeDir: join(folder, 'knowledge'),
	dataDir: join(folder, 'data'),
	say: (line) => said.push(line),
})
const withUtterances = (yaml: string): KnowledgeReader => memoryReader({ ...texts, [UTTERANCES]: yaml })

describe('openPack', () => {
	it('learns a pack that was never opened, and says so', async () => {
		await openPack(places())

		expect(said).toEqual([expect.stringContaining(MINI_PACK)])
	})

	it('reads what it has learned the next time', async () => {
		const learned = await openPack(places())
		const read = await openPack(places())

		expect([read, said.length]).toEqual([learned, 1])
	})

	it('leaves no draft beside what it keeps', async () => {
		await openPack(places())

		expect(readdirSync(join(folder, 'data/models'))).toEqual([expect.stringMatching(/\.bin$/u)])
	})

	it('learns anew when a file of the pack has changed', async () => {
		await openPack(places())
		await openPack(places(withUtterances('- { outcome: off, texts: [讲个笑话, 唱支歌] }\n')))

		expect(said).toHaveLength(2)
	})

	it('learns nothing when the pack comes compiled', async () => {
		await shipPack(places())
		said = []
		await openPack(places())

		expect(said).toEqual([])
	})

	it('names the utterances that cannot be used', async () => {
		const broken = places(withUtterances('- { outcome: maybe, texts: [打多少粮] }\n'))

		await expect(openPack(broken)).rejects.toMatchObject({
			code: 'KNOWLEDGE_INVALID',
			message: expect.stringContaining(UTTERANCES),
		})
	})
})

describe('isShippedPackFresh', () => {
	it('is false before the pack is compiled', () => {
		expect(isShippedPackFresh(places())).toBe(false)
	})

	it('is true after it', async () => {
		await shipPack(places())

		expect(isShippedPackFresh(places())).toBe(true)
	})

	it('is false again when a file has changed', async () => {
		await shipPack(places())

		expect(isShippedPackFresh(places(withUtterances('- { outcome: off, texts: [唱支歌] }\n')))).toBe(false)
	})
})
