import type { PackFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import type { CheckedFile } from './read-file.ts'

/** Checks the labels of utterances: known ids, an id for each answer, only areas for what is absent. */
export function checkExamples(
	{ areas, figures, facts }: PackFiles,
	files: readonly CheckedFile<'utterances'>[],
): readonly Problem[] {
	const areaIds = new Set((areas.value ?? []).map((area) => area.id))
	const known = new Set([
		...areaIds,
		...[...(figures.value ?? []), ...(facts.value ?? [])].map((item) => item.id),
	])
	return files.flatMap(({ file, value, lineOf }) =>
		(value ?? []).flatMap((group, index) => {
			const allowed = group.outcome === 'absent' ? areaIds : known
			const unknown = group.ids.filter((id) => !allowed.has(id))
			const line = lineOf([index, 'ids'])
			return [
				...unknown.map((id) => ({
					file,
					line,
					message: say(`不认识的编号 ${id}`, `unknown id ${id}`),
					hint: say(
						'absent 只写方面编号，其他写方面、数字或事实的编号',
						'absent takes area ids; answer takes area, figure or fact ids',
					),
				})),
				...(group.outcome === 'answer' && group.ids.length === 0
					? [
							{
								file,
								line,
								message: say('answer 没有编号', 'an answer without an id'),
								hint: say('写上这些话问的是哪一项', 'say which item these texts ask for'),
							},
						]
					: []),
			]
		}),
	)
}
