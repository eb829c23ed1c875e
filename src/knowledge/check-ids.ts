import { collisions } from './alias-collisions.ts'
import type { PackFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import type { YamlPath } from './yaml-file.ts'

/** Ids that belong to no area of the report: the page's top and its opening paragraphs. */
const OTHER_SECTIONS: ReadonlySet<string> = new Set(['opening', 'masthead'])

/** Checks across files: missing areas, unknown and repeated ids, aliases that two things share. */
export function checkIds(files: PackFiles): readonly Problem[] {
	return [
		...missingAreas(files),
		...unknownAreas(files),
		...unknownSections(files),
		...repeatedIds(files),
		...collisions(files),
	]
}

function missingAreas({ pack, areas }: PackFiles): readonly Problem[] {
	if (pack.value === null || areas.value === null) return []
	const written = new Set(areas.value.map((area) => area.id))
	return pack.value.areas.flatMap((id, index) =>
		written.has(id)
			? []
			: [
					{
						file: pack.file,
						line: pack.lineOf(['areas', index]),
						message: say(`缺少方面 ${id}`, `the area ${id} is missing`),
						hint: say(
							`在 ${areas.file} 里写上它，或从这里删去`,
							`write it in ${areas.file}, or take it off this list`,
						),
					},
				],
	)
}

function unknownAreas(files: PackFiles): readonly Problem[] {
	const known = files.pack.value?.areas
	if (known === undefined) return []
	const { areas, figures, subjects } = files
	const ask = (file: string, line: number, id: string): readonly Problem[] =>
		known.includes(id) ? [] : [unknownId(file, line, id, known)]
	return [
		...(areas.value ?? []).flatMap((area, i) => ask(areas.file, areas.lineOf([i, 'id']), area.id)),
		...(figures.value ?? []).flatMap((figure, i) =>
			ask(figures.file, figures.lineOf([i, 'area']), figure.area),
		),
		...(subjects.value ?? []).flatMap(({ area }, i) =>
			area === undefined ? [] : ask(subjects.file, subjects.lineOf([i, 'area']), area),
		),
	]
}

function unknownSections(files: PackFiles): readonly Problem[] {
	const known = files.pack.value?.areas
	if (known === undefined) return []
	const sections = [...known, ...OTHER_SECTIONS]
	const { areas, figures, facts } = files
	const ask = (file: string, line: number, section: string | undefined): readonly Problem[] =>
		section === undefined || sections.includes(section) ? [] : [unknownId(file, line, section, sections)]
	return [
		...(areas.value ?? []).flatMap((area, i) =>
			area.measures.flatMap((measure, j) =>
				ask(areas.file, areas.lineOf([i, 'measures', j, 'place', 'section']), measure.place.section),
			),
		),
		...(figures.value ?? []).flatMap((figure, i) =>
			ask(figures.file, figures.lineOf([i, 'place', 'section']), figure.place.section),
		),
		...(facts.value ?? []).flatMap((fact, i) =>
			ask(facts.file, facts.lineOf([i, 'place', 'section']), fact.place.section),
		),
	]
}

function unknownId(file: string, line: number, id: string, known: readonly string[]): Problem {
	return {
		file,
		line,
		message: say(`不认识的编号 ${id}`, `unknown id ${id}`),
		hint: say(`可用的编号：${known.join(', ')}`, `the known ids: ${known.join(', ')}`),
	}
}

/** Areas, figures, facts and subjects share one namespace: a label must mean one thing. */
function repeatedIds(files: PackFiles): readonly Problem[] {
	const seen = new Map<string, string>()
	const problems: Problem[] = []
	for (const { file, value, lineOf } of [files.areas, files.figures, files.facts, files.subjects]) {
		for (const [index, entry] of (value ?? []).entries()) {
			const path: YamlPath = [index, 'id']
			const first = seen.get(entry.id)
			const here = `${file}:${lineOf(path)}`
			if (first === undefined) seen.set(entry.id, here)
			else
				problems.push({
					file,
					line: lineOf(path),
					message: say(
						`编号 ${entry.id} 重复，${first} 已用过`,
						`the id ${entry.id} is used twice, first at ${first}`,
					),
					hint: say('换一个编号', 'choose another id'),
				})
		}
	}
	return problems
}
