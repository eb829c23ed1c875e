import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { etagOf, type Stored } from './send.ts'

const TYPES: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
}

/** Names below assets/ change with their content. */
const headersOf = (name: string): Stored['headers'] => {
	if (name.startsWith('assets/')) return { 'cache-control': 'public, max-age=31536000, immutable' }
	// The one script that pages of other sites load.
	return name === 'embed.js'
		? { 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' }
		: { 'cache-control': 'no-cache' }
}

const namesIn = async (dir: string): Promise<readonly string[]> => {
	try {
		const entries = await readdir(dir, { recursive: true, withFileTypes: true })
		return entries
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) =>
				join(parentPath, name).slice(join(dir, '/').length).replaceAll('\\', '/'),
			)
	} catch {
		return []
	}
}

/** The files of a bundle by their names, such as `index.html`, in memory. Empty where nothing is built. */
export const readBundle = async (dir: string): Promise<ReadonlyMap<string, Stored>> => {
	const names = await namesIn(dir)
	const packed = async (name: string): Promise<Uint8Array | null> =>
		names.includes(name) ? readFile(join(dir, name)) : null
	const stored = names
		.filter((name) => TYPES[extname(name)] !== undefined)
		.map(async (name): Promise<readonly [string, Stored]> => {
			const body = await readFile(join(dir, name))
			return [
				name,
				{
					type: TYPES[extname(name)] ?? '',
					etag: etagOf(body),
					headers: headersOf(name),
					body,
					br: await packed(`${name}.br`),
					gz: await packed(`${name}.gz`),
				},
			]
		})
	return new Map(await Promise.all(stored))
}
