import { checkTipTexts } from './check-tip-texts.ts'
import { likeTips } from './like-tips.ts'
import type { ReportFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import type { CheckedFile } from './read-file.ts'
import { placeOfTip, subjectsOf, type TipEntry } from './tip-context.ts'

/** Every problem of the tips that can be seen without the source, in the order of lines. */
export function checkTips(files: ReportFiles, tips: CheckedFile<'tips'>): readonly Problem[] {
	const alone = [...tips.problems, ...repeated(tips), ...sameClaims(tips), ...likeTips(tips)]
	// Without one of these files every tip about it would be told as wrong.
	const known = [files.pack, files.areas, files.figures, files.facts].every((file) => file.value !== null)
	const against = known ? [...places(files, tips), ...checkTipTexts(files, tips)] : []
	return [...alone, ...against].toSorted((a, b) => a.line - b.line)
}

const places = (files: ReportFiles, tips: TipsFile): readonly Problem[] =>
	(tips.value ?? []).flatMap((tip, index) => [
		...unknownIds(files, tips, tip, index),
		...misplaced(files, tips, tip, index),
	])

type TipsFile = CheckedFile<'tips'>

function unknownIds(files: ReportFiles, tips: TipsFile, tip: TipEntry, index: number): readonly Problem[] {
	return subjectsOf(tip, files).unknown.map((id) => ({
		file: tips.file,
		line: tips.lineOf([index, 'about']),
		message: say(`不认识的编号 ${id}`, `unknown id ${id}`),
		hint: say(
			'about 里写数字、方面或事实的编号，照它们各自的文件写',
			'about takes the ids of figures, areas or facts as their files have them',
		),
	}))
}

/** A tip without a place, or with one in a section that is not about the same thing. */
function misplaced(files: ReportFiles, tips: TipsFile, tip: TipEntry, index: number): readonly Problem[] {
	const { areas, figures, facts, unknown } = subjectsOf(tip, files)
	if (unknown.length > 0) return []
	const place = placeOfTip(tip, { figures, facts })
	if (place === null)
		return [
			{
				file: tips.file,
				line: tips.lineOf([index]),
				message: say(`${tip.id} 缺少 place`, `${tip.id} has no place`),
				hint: say(
					'写上它依据原文哪一节、第几段、哪个短语',
					'say which section, paragraph and phrase of the source it rests on',
				),
			},
		]
	const sections = new Set([
		...areas.map(({ id }) => id),
		...figures.map((figure) => figure.place.section ?? figure.area),
		...facts.flatMap((fact) => [
			fact.place.section,
			...(fact.place.also ?? []).flatMap((entry) => (typeof entry === 'string' ? [] : (entry.section ?? []))),
		]),
	])
	if (sections.has(place.section)) return []
	return [
		{
			file: tips.file,
			line: tips.lineOf([index, 'place', 'section']),
			message: say(
				`${tip.id} 说的事不在 ${place.section} 这一节`,
				`what ${tip.id} is about does not stand in ${place.section}`,
			),
			hint: say(
				`改成 ${[...sections].join('、')}，或改 about`,
				`write ${[...sections].join(', ')}, or change about`,
			),
		},
	]
}

function repeated(tips: TipsFile): readonly Problem[] {
	return repeats(tips, (tip) => tip.id).map(({ index, first }) => ({
		file: tips.file,
		line: tips.lineOf([index, 'id']),
		message: say(
			`编号 ${first.id} 重复，第 ${first.line} 行已用过`,
			`the id ${first.id} is used twice, first on line ${first.line}`,
		),
		hint: say('换一个编号', 'choose another id'),
	}))
}

/** Two tips about the same things say the same, unless each names the point it makes. */
function sameClaims(tips: TipsFile): readonly Problem[] {
	const claimOf = ({ about, point = '' }: TipEntry) => `${about.toSorted().join(' ')}\n${point}`
	return repeats(tips, claimOf).map(({ index, first }) => ({
		file: tips.file,
		line: tips.lineOf([index, 'about']),
		message: say(
			`和第 ${first.line} 行的 ${first.id} 说的是同一件事`,
			`makes the same claim as ${first.id} on line ${first.line}`,
		),
		hint: say(
			'删去一条；说的确实是两点，就给各自写上不同的 point',
			'drop one; if they do say two things, give each a point of its own',
		),
	}))
}

/** Entries whose key an earlier entry had, with that entry. */
function repeats(tips: TipsFile, keyOf: (tip: TipEntry) => string) {
	const seen = new Map<string, { readonly id: string; readonly line: number }>()
	return (tips.value ?? []).flatMap((tip, index) => {
		const first = seen.get(keyOf(tip))
		if (first !== undefined) return [{ index, first }]
		seen.set(keyOf(tip), { id: tip.id, line: tips.lineOf([index]) })
		return []
	})
}
