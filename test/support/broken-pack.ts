import { loadPack } from '../../src/knowledge/load-pack.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import type { Problem } from '../../src/knowledge/problem.ts'
import { type KnowledgeReader, memoryReader } from '../../src/knowledge/reader.ts'

export const PACKS_DIR = 'test/packs'
export const MINI_PACK = 'zhejiang-2025'

const FILES = ['pack', 'areas', 'figures', 'facts', 'subjects', 'coverage', 'tips'] as const
type PackFile = (typeof FILES)[number]

/** The texts of the mini pack, for tests that break one of them. */
export function miniPackTexts(): Record<string, string> {
	const disk = nodeReader(PACKS_DIR)
	return Object.fromEntries(
		FILES.map((name) => [`${MINI_PACK}/${name}.yaml`, disk.read(`${MINI_PACK}/${name}.yaml`) ?? '']),
	)
}

/** The mini pack with one passage of one file replaced; fails when the passage is not there exactly once. */
export function miniPackWith(name: PackFile, passage: string, replacement: string): KnowledgeReader {
	const texts = miniPackTexts()
	const path = `${MINI_PACK}/${name}.yaml`
	const parts = (texts[path] ?? '').split(passage)
	if (parts.length !== 2) throw new Error(`${path} holds "${passage}" ${parts.length - 1} times`)
	return memoryReader({ ...texts, [path]: parts.join(replacement) })
}

export function problemsOf(reader: KnowledgeReader): readonly Problem[] {
	const loaded = loadPack(reader, MINI_PACK)
	return 'problems' in loaded ? loaded.problems : []
}
