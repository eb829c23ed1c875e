import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { COMPOSITION_ROOTS, ROOMS } from './rooms.ts'
import { RULES } from './rules.ts'

export interface Breach {
	/** Name of the rule. */
	readonly rule: string
	readonly from: string
	readonly to: string
}

const TREES = ['src', 'adapters'] as const

/** What a build makes is nobody's source. */
const BUILT = '^adapters/web/page/dist'

/** Every breach of the import rules below `root`, which holds src and adapters. Paths are relative to it. */
export async function inspect(root: string): Promise<readonly Breach[]> {
	const trees = TREES.filter((tree) => existsSync(join(root, tree)))
	const { output } = await cruise([...trees], {
		baseDir: root,
		validate: true,
		ruleSet: { forbidden: [...RULES] },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: BUILT },
		enhancedResolveOptions: {
			extensions: ['.ts', '.tsx', '.mjs', '.js'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'types'],
		},
	})
	const { modules, summary } = output as ICruiseResult
	const seen = new Set(modules.map(({ source }) => source))
	return [
		...summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
		...missed(filesOf(root), seen),
		...strangers(root),
	]
}

/** Files that the tool did not look at: a tool that sees nothing finds nothing. */
export function missed(files: readonly string[], seen: ReadonlySet<string>): readonly Breach[] {
	return files.filter((file) => !seen.has(file)).map((from) => ({ rule: 'all-files-seen', from, to: '' }))
}

function filesOf(root: string): readonly string[] {
	return TREES.filter((tree) => existsSync(join(root, tree))).flatMap((tree) =>
		readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(?:[cm]?ts|tsx)$/u.test(name))
			.map((name) => `${tree}/${name.replaceAll('\\', '/')}`),
	)
}

/** Folders of src that are neither rooms nor roots. */
function strangers(root: string): readonly Breach[] {
	return readdirSync(join(root, 'src'), { withFileTypes: true })
		.filter(({ name }) => !Object.hasOwn(ROOMS, name) && !COMPOSITION_ROOTS.includes(`${name}/`))
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => ({ rule: 'rooms-named', from: `src/${name}`, to: '' }))
}
