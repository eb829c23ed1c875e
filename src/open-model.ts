import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from './domain/errors.ts'
import type { Pack } from './domain/pack.ts'
import { loadExamples } from './knowledge/load-examples.ts'
import { loadTemplates } from './knowledge/load-templates.ts'
import { formatProblem } from './knowledge/problem.ts'
import type { KnowledgeReader } from './knowledge/reader.ts'
import { compileModel } from './understand/compile-model.ts'
import type { IntentModel } from './understand/model.ts'
import { decodeModel, encodeModel, MODEL_FORMAT } from './understand/model-file.ts'

export interface ModelPlaces {
	readonly reader: KnowledgeReader
	readonly packId: string
	readonly knowledgeDir: string
	/** Where a model is kept that the pack folder does not hold. */
	readonly dataDir: string
	/** Says what takes long. */
	readonly say: (line: string) => void
}

/**
 * The compiled model of a pack: from the pack's folder, else from the data folder, else learned now and kept in the
 * data folder. A model counts only when it was learned from just these files.
 */
export function openModel(pack: Pack, places: ModelPlaces): IntentModel {
	const hash = contentHash(places.reader, places.packId)
	const paths = [shippedPath(places), join(places.dataDir, 'models', `${places.packId}-${hash.slice(0, 16)}.bin`)] as const
	for (const path of paths) {
		const model = existsSync(path) ? decodeModel(readFileSync(path), hash) : null
		if (model) return model
	}
	places.say(`知识包 ${places.packId} 有改动，正在重新学习（约一分钟）… / Learning the changed pack, about a minute …`)
	const model = compile(pack, places)
	save(paths[1], encodeModel(model, hash))
	return model
}

/** Learns the model and puts it into the pack's folder. Returns its path. */
export function shipModel(pack: Pack, places: ModelPlaces): string {
	const path = shippedPath(places)
	save(path, encodeModel(compile(pack, places), contentHash(places.reader, places.packId)))
	return path
}

/** Whether the pack's folder holds a model learned from just these files. */
export function isShippedModelFresh(places: ModelPlaces): boolean {
	const path = shippedPath(places)
	return existsSync(path) && decodeModel(readFileSync(path), contentHash(places.reader, places.packId)) !== null
}

const shippedPath = ({ knowledgeDir, packId }: ModelPlaces): string => join(knowledgeDir, packId, 'model.bin')

function compile(pack: Pack, { reader, packId }: ModelPlaces): IntentModel {
	const examples = loadExamples(reader, packId)
	const templates = loadTemplates(reader)
	const problems = ['problems' in examples ? examples.problems : [], 'problems' in templates ? templates.problems : []].flat()
	if ('problems' in examples || 'problems' in templates)
		throw new AppError(
			'KNOWLEDGE_INVALID',
			`The utterances of ${packId} cannot be used:\n${problems.map(formatProblem).join('\n')}`,
			'Correct the files named above, then start again.',
		)
	return compileModel({ pack, examples: examples.examples, templates: templates.templates })
}

/** Of every YAML file the model depends on, in a fixed order. */
function contentHash(reader: KnowledgeReader, packId: string): string {
	const hash = createHash('sha256').update(`format ${MODEL_FORMAT}\n`)
	for (const dir of ['shared', 'shared/utterances', packId, `${packId}/utterances`])
		for (const name of reader.list(dir) ?? []) {
			if (!name.endsWith('.yaml') || name === 'coverage.yaml') continue
			hash.update(`${dir}/${name}\n`).update(reader.read(`${dir}/${name}`) ?? '')
		}
	return hash.digest('hex')
}

/** Written beside and renamed, so that a killed process leaves no half file. */
function save(path: string, bytes: Uint8Array): void {
	mkdirSync(dirname(path), { recursive: true })
	const draft = `${path}.${process.pid}.tmp`
	writeFileSync(draft, bytes)
	renameSync(draft, path)
}
