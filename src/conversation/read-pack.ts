import { AppError } from '../domain/errors.ts'
import type { Pack } from '../domain/pack.ts'
import { loadPack } from '../knowledge/load-pack.ts'
import { formatProblem } from '../knowledge/problem.ts'
import type { KnowledgeReader } from '../knowledge/reader.ts'

/** The pack, whole and checked. Throws one AppError with every problem by file and line. */
export const readPack = (reader: KnowledgeReader, packId: string): Pack => {
	const loaded = loadPack(reader, packId)
	if ('pack' in loaded) return loaded.pack
	throw new AppError(
		'KNOWLEDGE_INVALID',
		`The pack ${packId} cannot be used:\n${loaded.problems.map(formatProblem).join('\n')}`,
		'Correct the files named above, then start again.',
	)
}
