import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Breach, inspect, missed } from './inspect.ts'
import { ROOMS } from './rooms.ts'
import { RULES } from './rules.ts'

/** One file for each kind of rule: rule, path, text. Each would be a breach if somebody committed it. */
const PLANTS: readonly (readonly [rule: string, path: string, text: string])[] = [
	...Object.keys(ROOMS).map(
		(room) => [`room-${room}`, `src/${room}/planted-room.ts`, "import '../cli.ts'\n"] as const,
	),
	[
		'room-domain',
		'src/domain/planted-type.ts',
		"export type { Lexicon as P } from '../understand/lexicon.ts'\n",
	],
	['room-understand', 'src/understand/planted-test.ts', "import '../../test/layers/rooms.ts'\n"],
	['pure-rooms', 'src/language/planted-node.ts', "import 'node:fs'\n"],
	['pure-rooms', 'src/compose/planted-dynamic.ts', "export const later = () => import('node:os')\n"],
	['rooms-without-packages', 'src/domain/planted-package.ts', "import 'zod'\n"],
	['adapters-apart', 'adapters/planted/sees-other.ts', "import '../terminal/render.ts'\n"],
	['adapters-rooms', 'adapters/planted/sees-room.ts', "import '../../src/knowledge/problem.ts'\n"],
	['page-domain-only', 'adapters/web/page/src/planted-server.tsx', "import '../../render.ts'\n"],
	['page-apart', 'adapters/web/planted-browser.ts', "import './page/src/keys.ts'\n"],
	['roots-import-adapters', 'src/render/planted-adapter.ts', "import '../../adapters/terminal/render.ts'\n"],
	['roots-wire-rooms', 'src/planted-root.ts', "import './compose/compose.ts'\n"],
	['roots-import-no-tests', 'src/main.ts', "import '../test/layers/rooms.ts'\n"],
	['no-cycles', 'src/render/planted-round.ts', "import './planted-back.ts'\n"],
	['no-cycles', 'src/render/planted-back.ts', "import './planted-round.ts'\n"],
	['no-dev-packages', 'src/store/planted-dev.ts', "import 'vitest'\n"],
	['resolvable', 'src/config/planted-nowhere.ts', "import './nowhere.ts'\n"],
	['rooms-named', 'src/attic/planted.ts', 'export {}\n'],
]

describe('the layer check', () => {
	const root = mkdtempSync(join(tmpdir(), 'wenbao-layers-'))
	let breaches: readonly Breach[] = []

	beforeAll(async () => {
		for (const tree of ['src', 'adapters', 'bin', 'package.json', 'test/layers'])
			cpSync(tree, join(root, tree), { recursive: true })
		symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir')
		for (const [, path, text] of PLANTS) {
			mkdirSync(dirname(join(root, path)), { recursive: true })
			writeFileSync(join(root, path), text)
		}
		breaches = await inspect(root)
	}, 60_000)

	afterAll(() => rmSync(root, { recursive: true, force: true }))

	it.each(PLANTS)('finds a breach of %s in %s', (rule, path) => {
		const at = rule === 'rooms-named' ? dirname(path) : path
		// A round is told once, from whichever of its files the tool met first.
		expect(breaches.filter((breach) => breach.rule === rule).flatMap(({ from, to }) => [from, to])).toContain(
			at,
		)
	})

	it('has a plant for every rule', () => {
		const planted = new Set(PLANTS.map(([rule]) => rule))
		expect(RULES.map(({ name }) => name).filter((name) => name !== undefined && !planted.has(name))).toEqual(
			[],
		)
	})

	it('fails when the tool saw fewer files than there are', () => {
		expect(missed(['src/a.ts', 'src/b.ts'], new Set(['src/a.ts']))).toEqual([
			{ rule: 'all-files-seen', from: 'src/b.ts', to: '' },
		])
	})
})
