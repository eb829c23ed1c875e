import {
	accessSync,
	appendFileSync,
	constants,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '../domain/errors.ts'
import type { Handled } from '../ports/handled.ts'

const MOST_KEPT = 10_000

const makeFolder = (folder: string): void => {
	try {
		mkdirSync(folder, { recursive: true })
		accessSync(folder, constants.W_OK)
	} catch (error) {
		throw new AppError(
			'DATA_DIR_UNUSABLE',
			`Nothing can be kept in ${folder}: ${error instanceof Error ? error.message : String(error)}.`,
			'Set DATA_DIR to a folder that this user may write to.',
			{ cause: error },
		)
	}
}

/**
 * One id a line, appended before the platform is told; the newest 10,000 are kept. A kill loses nothing that was
 * appended; what a power cut loses is answered a second time.
 */
export const openHandledFile = (path: string): Handled => {
	makeFolder(dirname(path))
	const known = new Set(existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [])
	let lines = known.size

	const compact = (): void => {
		for (const id of known) {
			if (known.size <= MOST_KEPT / 2) break
			known.delete(id)
		}
		const draft = `${path}.${process.pid}.tmp`
		writeFileSync(draft, [...known, ''].join('\n'))
		renameSync(draft, path)
		lines = known.size
	}

	if (lines > MOST_KEPT) compact()
	return {
		has: (id) => known.has(id),
		add: (id) => {
			known.add(id)
			appendFileSync(path, `${id}\n`)
			if (++lines > MOST_KEPT) compact()
		},
	}
}
