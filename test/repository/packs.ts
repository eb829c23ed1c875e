import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Pack } from '../../src/domain/pack.ts'
import { loadPack } from '../../src/knowledge/load-pack.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'

const ROOTS = ['knowledge', 'test/packs'] as const

export interface FoundPack {
	/** Folder that holds the pack's folder. */
	readonly root: string
	readonly id: string
}

/** Every pack of the repository, the mini packs of the tests among them. */
export const PACKS: readonly FoundPack[] = ROOTS.flatMap((root) =>
	readdirSync(root)
		.filter((id) => existsSync(`${root}/${id}/pack.yaml`))
		.map((id) => ({ root, id })),
)

export function packOf({ root, id }: FoundPack): Pack {
	const loaded = loadPack(nodeReader(root), id)
	if ('problems' in loaded) throw new Error(`${id} has problems`)
	return loaded.pack
}

/** The source files of the program: path and text. */
export const PROGRAM: readonly (readonly [path: string, text: string])[] = ['src', 'adapters'].flatMap(
	(tree) =>
		readdirSync(tree, { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.tsx?$/u.test(name))
			.map((name) => [`${tree}/${name}`, readFileSync(`${tree}/${name}`, 'utf8')] as const),
)
