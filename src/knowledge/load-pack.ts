import type { Pack } from '../domain/pack.ts'
import { buildPack, type PackValues } from './build-pack.ts'
import { checkFigures } from './check-figures.ts'
import { checkIds } from './check-ids.ts'
import { checkTexts } from './check-texts.ts'
import { type PackFiles, readPackFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'
import type { KnowledgeReader } from './reader.ts'

export type LoadedPack = { readonly pack: Pack } | { readonly problems: readonly Problem[] }

/**
 * Loads and checks the pack named `packId`: every problem of every file at once, or the pack.
 * @throws AppError KNOWLEDGE_PACK_MISSING when there is no such pack.
 */
export function loadPack(reader: KnowledgeReader, packId: string): LoadedPack {
	const files = readPackFiles(reader, packId)
	const problems = packProblems(files)
	const values = valuesOf(files)
	if (values === null || problems.length > 0) return { problems }
	return { pack: buildPack(values) }
}

/** Every problem of the files that can be seen without the source, in the order of files and lines. */
export function packProblems(files: PackFiles): readonly Problem[] {
	return inFileOrder([
		...Object.values(files).flatMap((file) => file.problems),
		...checkIds(files),
		...checkFigures(files),
		...checkTexts(files),
	])
}

function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
	return problems.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

function valuesOf(files: PackFiles): PackValues | null {
	const { pack, areas, figures, facts, subjects, places, lexicon, sharedLexicon } = files
	if (pack.value === null || areas.value === null || figures.value === null || facts.value === null)
		return null
	if (subjects.value === null || places.value === null) return null
	if (lexicon.value === null || sharedLexicon.value === null) return null
	return {
		pack: pack.value,
		areas: areas.value,
		figures: figures.value,
		facts: facts.value,
		subjects: subjects.value,
		places: places.value,
		lexicon: lexicon.value,
		sharedLexicon: sharedLexicon.value,
	}
}
