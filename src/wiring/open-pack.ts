import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../domain/errors.ts'
import { formatProblem } from '../knowledge/problem.ts'
import type { KnowledgeReader } from '../knowledge/reader.ts'
import { type CompiledPack, decodeModel, encodeModel, MODEL_FORMAT } from '../understand/model-file.ts'

export interface PackPlaces {
	readonly reader: KnowledgeReader
	readonly packId: string
	readonly knowledgeDir: string
	/** Where a compiled pack is kept that the pack's folder does not hold. */
	readonly dataDir: string
	/** Says what takes long. */
	readonly say: (line: string) => void
}

/**
 * A pack ready to answer from: compiled from just these files, in the pack's folder or in the data folder; else its
 * files are checked and learned now and the result is kept in the data folder.
 * @throws AppError with every problem of the files by file and line.
 */
export async function openPack(places: PackPlaces): Promise<CompiledPack> {
	const hash = contentHash(places.reader, places.packId)
	const kept = join(places.dataDir, 'models', `${places.packId}-${hash.slice(0, 16)}.bin`)
	for (const path of [shippedPath(places), kept]) {
		const compiled = existsSync(path) ? decodeModel(readFileSync(path), hash) : null
		if (compiled) return compiled
	}
	const compiled = await compile(places)
	save(kept, encodeModel(compiled, hash))
	return compiled
}

/** Compiles the pack and puts the result into its folder. Returns the path. */
export async function shipPack(places: PackPlaces): Promise<string> {
	const path = shippedPath(places)
	save(path, encodeModel(await compile(places), contentHash(places.reader, places.packId)))
	return path
}

/** Whether the pack's folder holds a result compiled from just these files. */
export function isShippedPackFresh(places: PackPlaces): boolean {
	const path = shippedPath(places)
	return (
		existsSync(path) && decodeModel(readFileSync(path), contentHash(places.reader, places.packId)) !== null
	)
}

const shippedPath = ({ knowledgeDir, packId }: PackPlaces): string => join(knowledgeDir, packId, 'model.bin')

/** What only compiling needs (YAML, schemas, pinyin, training) is loaded here: most starts do without. */
async function compile({ reader, packId, say }: PackPlaces): Promise<CompiledPack> {
	const [{ readPack }, { loadExamples }, { loadTemplates }, { compileModel }] = await Promise.all([
		import('../conversation/read-pack.ts'),
		import('../knowledge/load-examples.ts'),
		import('../knowledge/load-templates.ts'),
		import('../understand/compile-model.ts'),
	])
	const pack = readPack(reader, packId)
	const examples = loadExamples(reader, packId)
	const templates = loadTemplates(reader)
	if ('problems' in examples || 'problems' in templates) {
		const problems = [examples, templates].flatMap((loaded) => ('problems' in loaded ? loaded.problems : []))
		throw new AppError(
			'KNOWLEDGE_INVALID',
			`The utterances of ${packId} cannot be used:\n${problems.map(formatProblem).join('\n')}`,
			'Correct the files named above, then start again.',
		)
	}
	say(`知识包 ${packId} 有改动，正在重新学习（约一分钟）… / Learning the changed pack, about a minute …`)
	return { pack, model: compileModel({ pack, examples: examples.examples, templates: templates.templates }) }
}

/** Files of a pack that nothing of the compiled pack comes from. */
const NOT_COMPILED: ReadonlySet<string> = new Set(['coverage.yaml', 'holidays.yaml', 'tips.yaml'])

/** Of every YAML file the compiled pack depends on, in a fixed order. */
function contentHash(reader: KnowledgeReader, packId: string): string {
	const hash = createHash('sha256').update(`format ${MODEL_FORMAT}\n`)
	for (const dir of ['shared', 'shared/utterances', packId, `${packId}/utterances`])
		for (const name of reader.list(dir) ?? []) {
			if (!name.endsWith('.yaml') || NOT_COMPILED.has(name)) continue
			hash.update(`${dir}/${name}\n`).update(reader.read(`${dir}/${name}`) ?? '')
		}
	return hash.digest('hex')
}

/** Written beside and renamed, so that a killed process leaves no half file. */
export function save(path: string, bytes: Uint8Array | string): void {
	mkdirSync(dirname(path), { recursive: true })
	const draft = `${path}.${process.pid}.tmp`
	writeFileSync(draft, bytes)
	renameSync(draft, path)
}
