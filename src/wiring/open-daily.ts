import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.ts'
import type { Tip } from '../domain/pack.ts'
import type { HolidayYear } from '../knowledge/load-holidays.ts'
import { formatProblem } from '../knowledge/problem.ts'
import { type PackPlaces, save } from './open-pack.ts'

/** What the daily broadcast is made of: the tips of a pack, and which days are holidays. */
export interface Daily {
	readonly tips: readonly Tip[]
	readonly years: readonly HolidayYear[]
}

/** Changes when `Daily` does. */
const FORMAT = 2

/**
 * Tips and holidays, built from just these files, in the pack's folder or in the data folder; else the files are
 * checked now and the result is kept in the data folder. So a service starts without reading a line of YAML.
 * @throws AppError with every problem of the files by file and line.
 */
export const openDaily = async (places: PackPlaces): Promise<Daily> => {
	const hash = contentHash(places)
	const kept = join(places.dataDir, 'models', `${places.packId}-daily-${hash.slice(0, 16)}.json`)
	for (const path of [shippedPath(places), kept]) {
		const daily = read(path, hash)
		if (daily !== null) return daily
	}
	const daily = await build(places)
	write(kept, hash, daily)
	return daily
}

/** Builds tips and holidays and puts the result into the pack's folder. Returns the path. */
export const shipDaily = async (places: PackPlaces): Promise<string> => {
	const path = shippedPath(places)
	write(path, contentHash(places), await build(places))
	return path
}

/** Whether the pack's folder holds what was built from just these files. */
export const isShippedDailyFresh = (places: PackPlaces): boolean =>
	read(shippedPath(places), contentHash(places)) !== null

const shippedPath = ({ knowledgeDir, packId }: PackPlaces): string => join(knowledgeDir, packId, 'daily.json')

interface Written {
	readonly hash: string
	readonly tips: readonly Tip[]
	readonly years: readonly {
		readonly year: number
		readonly holidays: readonly string[]
		readonly workdays: readonly string[]
	}[]
}

/** Null for no file, one that was cut off, and one of other files. */
const read = (path: string, hash: string): Daily | null => {
	if (!existsSync(path)) return null
	let written: Written
	try {
		written = JSON.parse(readFileSync(path, 'utf8')) as Written
	} catch {
		return null
	}
	if (written.hash !== hash) return null
	const years = written.years.map(({ year, holidays, workdays }) => ({
		year,
		holidays: new Set(holidays),
		workdays: new Set(workdays),
	}))
	return { tips: written.tips, years }
}

const write = (path: string, hash: string, { tips, years }: Daily): void => {
	const written: Written = {
		hash,
		tips,
		years: years.map(({ year, holidays, workdays }) => ({
			year,
			holidays: [...holidays],
			workdays: [...workdays],
		})),
	}
	save(path, `${JSON.stringify(written)}\n`)
}

const build = async ({ reader, packId }: PackPlaces): Promise<Daily> => {
	const [{ loadTips }, { loadHolidays }] = await Promise.all([
		import('../knowledge/load-tips.ts'),
		import('../knowledge/load-holidays.ts'),
	])
	const [tips, holidays] = [loadTips(reader, packId), loadHolidays(reader)]
	if ('tips' in tips && 'years' in holidays) return { tips: tips.tips, years: holidays.years }
	const problems = [tips, holidays].flatMap((loaded) => ('problems' in loaded ? loaded.problems : []))
	throw new AppError(
		'KNOWLEDGE_INVALID',
		`The tips of ${packId} or the table of holidays cannot be used:\n${problems.map(formatProblem).join('\n')}`,
		'Correct the files named above, then start again.',
	)
}

/** Of the files that a tip is built from and checked against, and of the holidays. */
const contentHash = ({ reader, packId }: PackPlaces): string => {
	const hash = createHash('sha256').update(`format ${FORMAT}\n`)
	const names = (reader.list(packId) ?? []).filter((name) => name.endsWith('.yaml'))
	for (const path of [...names.map((name) => `${packId}/${name}`), 'shared/holidays.yaml'])
		hash.update(`${path}\n`).update(reader.read(path) ?? '')
	return hash.digest('hex')
}
