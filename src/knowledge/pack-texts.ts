import type { PackFiles } from './pack-files.ts'
import type { YamlPath } from './yaml-file.ts'

/** A text of the pack that citizens may read, with the place to mend it. */
export interface PackText {
	readonly file: string
	readonly line: number
	readonly text: string
	/** Id of the area, figure, fact or subject it belongs to; `report` for pack.yaml. */
	readonly owner: string
	/** A text in which only this one's numbers are allowed besides the pack's: where a fact stands in the source. */
	readonly ownNumbers: string | null
	/** True for texts that must repeat the source to the letter: printed figures and what they measure. */
	readonly quotes: boolean
}

interface Opened {
	readonly file: string
	readonly lineOf: (path: YamlPath) => number
}
type Local = { readonly zh: string; readonly en: string }
type Extra = Partial<Pick<PackText, 'ownNumbers' | 'quotes'>>

/** Every text of the pack that a reply may show, 简体 and English. Aliases are citizens' words and are not among them. */
export function packTexts({ pack, areas, figures, facts, subjects }: PackFiles): readonly PackText[] {
	return [
		...(pack.value === null ? [] : local(pack, 'report', ['title'], pack.value.title)),
		...(areas.value ?? []).flatMap((area, i) => [
			...local(areas, area.id, [i, 'title'], area.title),
			...local(areas, area.id, [i, 'summary'], area.summary),
			...(area.damage === undefined ? [] : local(areas, area.id, [i, 'damage'], area.damage)),
			...area.measures.flatMap((measure, j) => local(areas, area.id, [i, 'measures', j], measure)),
		]),
		...(figures.value ?? []).flatMap((figure, i) => [
			...local(figures, figure.id, [i, 'measures'], figure.measures, { quotes: true }),
			...local(figures, figure.id, [i, 'summary'], figure.summary),
		]),
		...(facts.value ?? []).flatMap((fact, i) => {
			const also = (fact.place.also ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.phrase))
			const ownNumbers = also.join(' ')
			return [
				...local(facts, fact.id, [i, 'title'], fact.title),
				...local(facts, fact.id, [i, 'answer'], fact.answer, { ownNumbers }),
			]
		}),
		...(subjects.value ?? []).flatMap((subject, i) => local(subjects, subject.id, [i], subject)),
	]
}

function local(
	opened: Opened,
	owner: string,
	path: YamlPath,
	texts: Local,
	extra: Extra = {},
): readonly PackText[] {
	return (['zh', 'en'] as const).map((lang) => ({
		file: opened.file,
		line: opened.lineOf([...path, lang]),
		text: texts[lang],
		owner,
		ownNumbers: null,
		quotes: false,
		...extra,
	}))
}
