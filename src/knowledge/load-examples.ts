import type { Example } from '../domain/pack.ts'
import { SHARED_DIR } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { type CheckedFile, readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'

export type LoadedExamples =
	| { readonly examples: readonly Example[] }
	| { readonly problems: readonly Problem[] }

/** All labelled utterances of the shared folder and of the pack, in the order of their file names. */
export function loadExamples(reader: KnowledgeReader, packId: string): LoadedExamples {
	const files = [SHARED_DIR, packId].flatMap((dir) => readUtteranceFiles(reader, `${dir}/utterances`))
	const problems = files.flatMap((file) => file.problems)
	if (problems.length > 0) return { problems }
	return { examples: files.flatMap((file) => (file.value ?? []).flatMap(examplesOf)) }
}

/** The utterance files of one folder, none when there is no such folder. */
export function readUtteranceFiles(
	reader: KnowledgeReader,
	dir: string,
): readonly CheckedFile<'utterances'>[] {
	const names = (reader.list(dir) ?? []).filter((name) => name.endsWith('.yaml'))
	return names.map((name) => readKnowledgeFile(reader, 'utterances', `${dir}/${name}`))
}

function examplesOf(group: NonNullable<CheckedFile<'utterances'>['value']>[number]): readonly Example[] {
	return group.texts.map((entry) =>
		typeof entry === 'string'
			? { text: entry, after: [], outcome: group.outcome, ids: group.ids }
			: { text: entry.text, after: entry.after, outcome: group.outcome, ids: group.ids },
	)
}
