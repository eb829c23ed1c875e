import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from './domain/errors.ts'
import type { Tip } from './domain/pack.ts'
import { formatProblem } from './knowledge/problem.ts'
import { type PackPlaces, save } from './open-pack.ts'

/** What a file of built tips holds. Written by this file alone, and only trusted with the right hash. */
interface BuiltTips {
	readonly hash: string
	readonly tips: readonly Tip[]
}

/** Changes when `Tip` does. */
const FORMAT = 1

/**
 * The tips of a pack: built from just these files, in the pack's folder or in the data folder; else its files are
 * checked now and the result is kept in the data folder. A service starts without reading a line of YAML.
 * @throws AppError with every problem of the files by file and line.
 */
export const openTips = async (places: PackPlaces): Promise<readonly Tip[]> => {
	const hash = contentHash(places)
	const kept = join(places.dataDir, 'models', `${places.packId}-tips-${hash.slice(0, 16)}.json`)
	for (const path of [shippedPath(places), kept]) {
		const built = read(path)
		if (built?.hash === hash) return built.tips
	}
	const tips = await build(places)
	write(kept, { hash, tips })
	return tips
}

/** Builds the tips and puts the result into the pack's folder. Returns the path. */
export const shipTips = async (places: PackPlaces): Promise<string> => {
	const path = shippedPath(places)
	write(path, { hash: contentHash(places), tips: await build(places) })
	return path
}

/** Whether the pack's folder holds tips built from just these files. */
export const areShippedTipsFresh = (places: PackPlaces): boolean =>
	read(shippedPath(places))?.hash === contentHash(places)

const shippedPath = ({ knowledgeDir, packId }: PackPlaces): string => join(knowledgeDir, packId, 'tips.json')

/** Null for no file, or one that was cut off. */
const read = (path: string): BuiltTips | null => {
	if (!existsSync(path)) return null
	try {
		return JSON.parse(readFileSync(path, 'utf8')) as BuiltTips
	} catch {
		return null
	}
}

const write = (path: string, built: BuiltTips): void => save(path, `${JSON.stringify(built)}\n`)

const build = async ({ reader, packId }: PackPlaces): Promise<readonly Tip[]> => {
	const { loadTips } = await import('./knowledge/load-tips.ts')
	const loaded = loadTips(reader, packId)
	if ('tips' in loaded) return loaded.tips
	throw new AppError(
		'KNOWLEDGE_INVALID',
		`The tips of ${packId} cannot be used:\n${loaded.problems.map(formatProblem).join('\n')}`,
		'Correct the files named above, then start again.',
	)
}

/** Of the files that a tip is built from and checked against. */
const contentHash = ({ reader, packId }: PackPlaces): string => {
	const hash = createHash('sha256').update(`format ${FORMAT}\n`)
	for (const name of reader.list(packId) ?? [])
		if (name.endsWith('.yaml')) hash.update(`${name}\n`).update(reader.read(`${packId}/${name}`) ?? '')
	return hash.digest('hex')
}
