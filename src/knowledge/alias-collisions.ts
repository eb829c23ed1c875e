import type { PackFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'

interface AliasUse {
	readonly alias: string
	readonly owner: string
	/** Uses in one realm may share an alias when their kinds differ: an area and its own figure. */
	readonly realm: string
	readonly kind: 'area' | 'figure' | 'fact' | 'subject'
	readonly file: string
	readonly line: number
}

/** Two figures, facts, subjects or areas that claim the same everyday word: the matcher could not tell them apart. */
export function collisions(files: PackFiles): readonly Problem[] {
	const first = new Map<string, AliasUse>()
	const problems: Problem[] = []
	for (const use of aliasUses(files)) {
		const key = aliasKey(use.alias)
		const other = first.get(key)
		if (other === undefined) first.set(key, use)
		else if (clash(use, other)) problems.push(collision(use, other))
	}
	return problems
}

/** Aliases are one when they differ only in case, width or spaces. */
const aliasKey = (alias: string): string => alias.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

function clash(one: AliasUse, other: AliasUse): boolean {
	if (one.owner === other.owner) return one.kind !== 'area' && one.alias === other.alias
	return one.realm !== other.realm || one.kind === other.kind
}

function collision(use: AliasUse, other: AliasUse): Problem {
	const where = `${other.owner} (${other.file}:${other.line})`
	return {
		file: use.file,
		line: use.line,
		message: say(
			`别名“${use.alias}”在 ${use.owner} 和 ${where} 都有`,
			`the alias "${use.alias}" belongs to both ${use.owner} and ${where}`,
		),
		hint: say('只留一处，另一处换个说法', 'keep it in one place and use another wording in the other'),
	}
}

function aliasUses(files: PackFiles): readonly AliasUse[] {
	const { areas, figures, facts, subjects } = files
	return [
		...(areas.value ?? []).flatMap((area, i) => {
			const own = { owner: area.id, realm: area.id, kind: 'area', file: areas.file } as const
			return [
				...area.aliases.map((alias, k) => ({ ...own, alias, line: areas.lineOf([i, 'aliases', k]) })),
				...area.measures.flatMap((measure, j) =>
					measure.aliases.map((alias, k) => ({
						...own,
						alias,
						line: areas.lineOf([i, 'measures', j, 'aliases', k]),
					})),
				),
			]
		}),
		...(figures.value ?? []).flatMap((figure, i) =>
			figure.aliases.map((alias, k) => ({
				alias,
				owner: figure.id,
				realm: figure.area,
				kind: 'figure' as const,
				file: figures.file,
				line: figures.lineOf([i, 'aliases', k]),
			})),
		),
		...([facts, subjects] as const).flatMap((file) =>
			(file.value ?? []).flatMap((entry, i) =>
				entry.aliases.map((alias, k) => ({
					alias,
					owner: entry.id,
					realm: entry.id,
					kind: file === facts ? ('fact' as const) : ('subject' as const),
					file: file.file,
					line: file.lineOf([i, 'aliases', k]),
				})),
			),
		),
	]
}
