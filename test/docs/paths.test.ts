import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const DOCUMENTS = ['README.md', 'README.zh-CN.md', 'DESIGN.md', 'CHANGELOG.md', 'knowledge/README.md']
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

/** Commands of npm itself. */
const OF_NPM = new Set(['ci', 'install', 'run'])
/** What `npm ci` or a run makes, and what a document says is still to come or stands beside the repository. */
const NOT_KEPT = /^(?:data\/|\.\.\/|node_modules)/u
const TREES = /(?<![\w./-])(?:src|adapters|test|bench|bin|scripts|knowledge|\.ci)\/[\w./-]*[\w/]/gu

const commandsOf = (text: string): readonly string[] => [
	...[...text.matchAll(/npm run (?:-s )?([\w-]+)/gu)].map(([, name = '']) => name),
	...[...text.matchAll(/(?:^|`)npm ([a-z]+)/gmu)]
		.map(([, name = '']) => name)
		.filter((name) => !OF_NPM.has(name)),
]

const linksOf = (path: string, text: string): readonly string[] =>
	[...text.matchAll(/\]\(([^)#:]+)\)/gu)].map(([, to = '']) => join(dirname(path), to))

describe.each(DOCUMENTS)('%s', (path) => {
	const text = readFileSync(path, 'utf8')

	it('names npm commands that exist', () => {
		expect(commandsOf(text).filter((name) => !Object.hasOwn(SCRIPTS, name))).toEqual([])
	})

	it('names paths that exist', () => {
		const named = [...text.matchAll(TREES)].map(([at]) => at)
		expect([...named, ...linksOf(path, text)].filter((at) => !NOT_KEPT.test(at) && !existsSync(at))).toEqual(
			[],
		)
	})
})

it('every npm script runs files that exist', () => {
	const files = Object.values(SCRIPTS).flatMap((script) => script.match(/[\w./-]+\.(?:ts|mjs)/gu) ?? [])
	expect(files.filter((file) => !existsSync(file))).toEqual([])
})
