import type { Template } from '../domain/pack.ts'
import { SHARED_DIR } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'

/** The sentence patterns of the shared folder; none when there is no such file. */
export function loadTemplates(
	reader: KnowledgeReader,
): { readonly templates: readonly Template[] } | { readonly problems: readonly Problem[] } {
	const file = readKnowledgeFile(reader, 'templates', `${SHARED_DIR}/templates.yaml`, [])
	return file.value === null ? { problems: file.problems } : { templates: file.value }
}
