import { paragraphAt, spotsInSection } from './locate-phrase.ts'
import type { PackFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import { type Doubt, proveFigure } from './prove-figure.ts'
import type { FileValue } from './schema.ts'
import type { SourceText } from './source-text.ts'

/** Every figure whose value, unit, bound and measured thing do not stand together at its place. */
export function checkSourceFigures({ figures }: PackFiles, source: SourceText): readonly Problem[] {
	return (figures.value ?? []).flatMap((figure, index) => {
		const doubt = doubtAbout(figure, source)
		if (doubt === null) return []
		return [{ file: figures.file, line: figures.lineOf([index, 'place', 'phrase']), ...words(doubt, figure) }]
	})
}

/** Null also where the phrase is not at its place: that is told by the check of all places. */
function doubtAbout(figure: FileValue<'figures'>[number], source: SourceText): Doubt | null {
	const section = figure.place.section ?? figure.area
	const spots = spotsInSection(source, section, figure.place.phrase)
	const sentences = spots
		.filter((spot) => spot.paragraph === figure.place.paragraph)
		.flatMap(
			(spot) =>
				paragraphAt(source, spot)?.sentences.filter((s) => s.start <= spot.start && spot.end <= s.end) ?? [],
		)
	const doubts = sentences.map((sentence) => proveFigure(figure, sentence.text))
	return doubts.includes(null) ? null : (doubts[0] ?? null)
}

function words(doubt: Doubt, figure: FileValue<'figures'>[number]): Pick<Problem, 'message' | 'hint'> {
	const { zh } = figure.printed
	const hint = say(
		'对照原文改数字、单位、“以上”或所量的事',
		'mend value, unit, bound or the thing measured by the source',
	)
	switch (doubt.kind) {
		case 'value-not-there':
			return { message: say(`短语里没有完整的“${zh}”`, `the phrase does not give ${zh} in full`), hint }
		case 'measured-not-there':
			return {
				message: say(
					`“${zh}”那一句没有说“${doubt.missing}”`,
					`the clause of ${zh} does not speak of ${doubt.missing}`,
				),
				hint,
			}
		case 'not-beside':
			return {
				message: say(
					`“${zh}”旁边的不是“${figure.measures.zh}”`,
					`what stands beside ${zh} is not ${figure.measures.zh}`,
				),
				hint,
			}
		case 'leaves-out':
			return {
				message: say(
					`“${figure.measures.zh}”漏了“${doubt.missing}”`,
					`${figure.measures.zh} leaves out ${doubt.missing}`,
				),
				hint,
			}
	}
}
