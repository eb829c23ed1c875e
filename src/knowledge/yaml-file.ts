import {
	type Document,
	isCollection,
	isMap,
	isNode,
	isPair,
	isScalar,
	LineCounter,
	parseDocument,
} from 'yaml'
import { foldPlainLists } from './plain-lists.ts'
import { type Problem, say } from './problem.ts'

/** Keys and indexes that lead from the top of a file to a value: [3, 'place', 'phrase']. */
export type YamlPath = readonly PropertyKey[]

/** A parsed YAML file that still knows its lines. */
export interface YamlFile {
	readonly file: string
	/** The plain value; undefined when the text is no YAML. */
	readonly value: unknown
	readonly problems: readonly Problem[]
	/** Line of the value at the path, or of the nearest thing above it that exists; from 1. */
	readonly lineOf: (path: YamlPath) => number
}

/** Parses any text; never throws. */
export function parseYamlFile(file: string, text: string): YamlFile {
	const lines = new LineCounter()
	const folded = foldPlainLists(text)
	const document = parseDocument(folded.text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
	const problems = document.errors.map((error) =>
		badYaml(file, lines.linePos(error.pos[0]).line, error.message),
	)
	const lineOf = (path: YamlPath) => lines.linePos(offsetOf(document, path)).line
	if (problems.length > 0) return { file, value: undefined, problems, lineOf }
	try {
		return { file, value: folded.unfold(document.toJS({ maxAliasCount: 100 })), problems, lineOf }
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error)
		return { file, value: undefined, problems: [badYaml(file, 1, message)], lineOf }
	}
}

function badYaml(file: string, line: number, message: string): Problem {
	return {
		file,
		line: Math.max(1, line),
		message: say('不是有效的 YAML', `not valid YAML: ${message.split('\n', 1)[0]}`),
		hint: say(
			'看看这一行和上一行的缩进、冒号后的空格和引号',
			'look at the indent, the space after the colon and the quotes of this line and the one above',
		),
	}
}

function offsetOf(document: Document.Parsed, path: YamlPath): number {
	let offset = 0
	let node: unknown = document.contents
	if (isNode(node)) offset = node.range?.[0] ?? 0
	for (const key of path) {
		if (!isCollection(node)) break
		const found: unknown = isMap(node)
			? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))
			: node.items[Number(key)]
		if (isPair(found)) {
			if (isNode(found.key)) offset = found.key.range?.[0] ?? offset
			node = found.value
		} else if (isNode(found)) {
			offset = found.range?.[0] ?? offset
			node = found
		} else break
	}
	return offset
}
