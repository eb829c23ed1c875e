// Builds the citizen page into dist, beside each file its .br and .gz. Does nothing when the page was built of exactly
// these sources: `npm start` runs it each time.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const PAGE = import.meta.dirname
const ROOT = join(PAGE, '../../..')
const DIST = join(PAGE, 'dist')
/** Holds the hash of what the page was built of. */
const BUILT_OF = join(DIST, 'built-of')
const COMPRESSIBLE = /\.(?:js|css|html|svg)$/u

const filesBelow = (folder: string): readonly string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name)
		if (entry.isDirectory()) return entry.name.startsWith('dist') ? [] : filesBelow(path)
		return [path]
	})

/** The page is made of itself, the domain and what the lockfile names. */
const hashOfInputs = (): string => {
	const hash = createHash('sha256')
	for (const path of [
		...filesBelow(PAGE),
		...filesBelow(join(ROOT, 'src/domain')),
		join(ROOT, 'package-lock.json'),
		join(ROOT, 'tsconfig.json'),
	].sort())
		hash
			.update(relative(ROOT, path).replaceAll('\\', '/'))
			.update('\0')
			.update(readFileSync(path))
			.update('\0')
	return hash.digest('hex')
}

const compress = (folder: string): void => {
	for (const path of filesBelow(folder).filter((name) => COMPRESSIBLE.test(name))) {
		const bytes = readFileSync(path)
		writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
		writeFileSync(
			`${path}.br`,
			brotliCompressSync(bytes, {
				params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
			}),
		)
	}
}

/** Beside dist, then put in its place, so that a service that starts meanwhile never reads half a page. */
const buildPage = async (hash: string): Promise<void> => {
	const { build } = await import('vite')
	const fresh = join(PAGE, `dist-${process.pid}`)
	const shared = {
		root: PAGE,
		configFile: false,
		envDir: false,
		logLevel: 'warn',
		oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	} as const
	try {
		await build({
			...shared,
			build: { outDir: fresh, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
		})
		// What other sites include is a plain script with a name that stays.
		await build({
			...shared,
			build: {
				outDir: fresh,
				emptyOutDir: false,
				rolldownOptions: {
					input: join(PAGE, 'src/embed.ts'),
					output: { format: 'iife', entryFileNames: 'embed.js' },
				},
			},
		})
		compress(fresh)
		writeFileSync(join(fresh, 'built-of'), hash)
		rmSync(DIST, { recursive: true, force: true })
		renameSync(fresh, DIST)
	} finally {
		rmSync(fresh, { recursive: true, force: true })
	}
}

const hash = hashOfInputs()
if (!existsSync(BUILT_OF) || readFileSync(BUILT_OF, 'utf8') !== hash) {
	if (existsSync(join(ROOT, 'node_modules/vite'))) await buildPage(hash)
	else
		console.error(
			`The web page ${existsSync(BUILT_OF) ? 'is older than its sources' : 'is not built'}: vite is not installed. Run npm ci without --omit=dev, then npm run build.`,
		)
}
