import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeReader } from './reader.ts'

/** Reads a knowledge folder from disk. Errors other than "not there" are thrown as Node gives them. */
export function nodeReader(root: string): KnowledgeReader {
	return {
		list: (dir) => orNull(() => readdirSync(join(root, dir)).sort()),
		read: (path) => orNull(() => readFileSync(join(root, path), 'utf8')),
	}
}

const NOT_THERE = new Set(['ENOENT', 'ENOTDIR'])

function orNull<T>(read: () => T): T | null {
	try {
		return read()
	} catch (error) {
		if (error instanceof Error && 'code' in error && NOT_THERE.has(String(error.code))) return null
		throw error
	}
}
