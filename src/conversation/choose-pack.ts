import { AppError } from '../domain/errors.ts'
import type { KnowledgeReader } from '../knowledge/reader.ts'

/** Folders of the knowledge folder that are no packs. */
const NO_PACKS: ReadonlySet<string> = new Set(['shared', 'schema'])

/** The named pack, or the only one there is. */
export const choosePack = (reader: KnowledgeReader, named: string | undefined): string => {
	if (named !== undefined) return named
	const names = (reader.list('') ?? []).filter(
		(name) => !NO_PACKS.has(name) && reader.read(`${name}/pack.yaml`) !== null,
	)
	const [only] = names
	if (only !== undefined && names.length === 1) return only
	throw new AppError(
		'KNOWLEDGE_PACK_UNNAMED',
		names.length === 0
			? 'The knowledge folder holds no pack.'
			: `The knowledge folder holds several packs: ${names.join(', ')}.`,
		names.length === 0
			? 'Set KNOWLEDGE_DIR to the folder that holds the packs.'
			: 'Set KNOWLEDGE_PACK to the name of one of them.',
	)
}
