import { inPlainWords } from './plain-words.ts'
import { type Problem, say } from './problem.ts'
import type { KnowledgeReader } from './reader.ts'
import { FILE_SCHEMAS, type FileKind, type FileValue } from './schema.ts'
import { parseYamlFile, type YamlPath } from './yaml-file.ts'

/** A knowledge file whose shape was checked. `value` is null when it has problems. */
export interface CheckedFile<Kind extends FileKind> {
	readonly file: string
	readonly value: FileValue<Kind> | null
	readonly problems: readonly Problem[]
	readonly lineOf: (path: YamlPath) => number
}

/** Reads and checks one file. A file that is not there is a problem, unless a fallback is given. */
export function readKnowledgeFile<Kind extends FileKind>(
	reader: KnowledgeReader,
	kind: Kind,
	file: string,
	fallback?: FileValue<Kind>,
): CheckedFile<Kind> {
	const text = reader.read(file)
	if (text === null) {
		if (fallback !== undefined) return { file, value: fallback, problems: [], lineOf: () => 1 }
		return { file, value: null, problems: [missingFile(file)], lineOf: () => 1 }
	}
	const yaml = parseYamlFile(file, text)
	if (yaml.problems.length > 0) return { file, value: null, problems: yaml.problems, lineOf: yaml.lineOf }
	const result = FILE_SCHEMAS[kind].safeParse(yaml.value, { reportInput: true })
	if (!result.success) {
		const problems = result.error.issues.map((issue) => ({
			file,
			line: yaml.lineOf(issue.path),
			...inPlainWords(issue),
		}))
		return { file, value: null, problems, lineOf: yaml.lineOf }
	}
	// Zod cannot follow the link from the kind to its schema; FileValue states it.
	return { file, value: result.data as FileValue<Kind>, problems: [], lineOf: yaml.lineOf }
}

function missingFile(file: string): Problem {
	return {
		file,
		line: 1,
		message: say('缺少这个文件', 'this file is missing'),
		hint: say('从 README 的例子开始写一个', 'start one from the example in the README'),
	}
}
