import { copiedRun, placeProblems } from './check-place.ts'
import { copiedRunFinder } from './copied-runs.ts'
import { spanOf, spotsInSection } from './locate-phrase.ts'
import type { ReportFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'
import type { CheckedFile } from './read-file.ts'
import { splitSource } from './source-text.ts'
import { placeOfTip, subjectsOf } from './tip-context.ts'

/** Holds the tips against the source: their places, damaged passages, copied runs. */
export function checkTipSources(
	files: ReportFiles,
	tips: CheckedFile<'tips'>,
	coverage: CheckedFile<'coverage'>,
	sourceText: string,
): readonly Problem[] {
	if (coverage.value === null) return []
	const source = splitSource(sourceText, coverage.value)
	const damaged = coverage.value.damaged.flatMap(({ section, phrase, to, reason }) => {
		const spot = spanOf(source, section, phrase, to)
		return spot === null ? [] : [{ ...spot, reason }]
	})
	const copies = copiedRunFinder(
		sourceText,
		(files.figures.value ?? []).map((figure) => figure.place.phrase),
	)
	const { file, lineOf } = tips
	return (tips.value ?? []).flatMap((tip, index) => {
		const place = placeOfTip(tip, subjectsOf(tip, files))
		const texts = [
			{ text: tip.zh, line: lineOf([index, 'zh']) },
			...(tip.place === undefined
				? []
				: [{ text: tip.place.phrase, line: lineOf([index, 'place', 'phrase']) }]),
		]
		const copied = texts.flatMap(({ text, line }) => copies(text).map((run) => copiedRun(file, line, run)))
		if (place === null) return copied
		const spots = spotsInSection(source, place.section, place.phrase).filter(
			(spot) => spot.paragraph === place.paragraph,
		)
		const entry = { file, line: lineOf([index, 'place', 'phrase']), phrase: place.phrase }
		return [...copied, ...placeProblems(source, entry, spots, damaged)]
	})
}
