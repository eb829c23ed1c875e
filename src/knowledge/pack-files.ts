import { AppError } from '../domain/errors.ts'
import { type CheckedFile, readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'

/** The files that hold what the report says, each checked for its shape only. */
export interface ReportFiles {
	readonly pack: CheckedFile<'pack'>
	readonly areas: CheckedFile<'areas'>
	readonly figures: CheckedFile<'figures'>
	readonly facts: CheckedFile<'facts'>
}

/** The files of one pack and of the shared folder, each checked for its shape only. */
export interface PackFiles extends ReportFiles {
	readonly subjects: CheckedFile<'subjects'>
	readonly places: CheckedFile<'places'>
	readonly lexicon: CheckedFile<'lexicon'>
	readonly sharedLexicon: CheckedFile<'lexicon'>
}

/** Folder below the knowledge folder that every pack shares. */
export const SHARED_DIR = 'shared'

/**
 * Reads the files of the pack named `packId`.
 * @throws AppError KNOWLEDGE_PACK_MISSING when the folder is not there.
 */
export function readPackFiles(reader: KnowledgeReader, packId: string): PackFiles {
	return {
		...readReportFiles(reader, packId),
		subjects: readKnowledgeFile(reader, 'subjects', `${packId}/subjects.yaml`, []),
		places: readKnowledgeFile(reader, 'places', `${SHARED_DIR}/places.yaml`, []),
		lexicon: readKnowledgeFile(reader, 'lexicon', `${packId}/lexicon.yaml`, []),
		sharedLexicon: readKnowledgeFile(reader, 'lexicon', `${SHARED_DIR}/lexicon.yaml`, []),
	}
}

/**
 * Reads the files of the pack that hold what the report says; the others take longer than these.
 * @throws AppError KNOWLEDGE_PACK_MISSING when the folder is not there.
 */
export function readReportFiles(reader: KnowledgeReader, packId: string): ReportFiles {
	if (packId === '' || reader.list(packId) === null)
		throw new AppError(
			'KNOWLEDGE_PACK_MISSING',
			`There is no knowledge pack "${packId}" in the knowledge folder.`,
			'Set KNOWLEDGE_DIR to the folder that holds the packs and KNOWLEDGE_PACK to the name of one of them.',
		)
	return {
		pack: readKnowledgeFile(reader, 'pack', `${packId}/pack.yaml`),
		areas: readKnowledgeFile(reader, 'areas', `${packId}/areas.yaml`),
		figures: readKnowledgeFile(reader, 'figures', `${packId}/figures.yaml`),
		facts: readKnowledgeFile(reader, 'facts', `${packId}/facts.yaml`),
	}
}
