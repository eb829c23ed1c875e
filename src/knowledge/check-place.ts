import type { Excuse } from './coverage.ts'
import { overlap, type Spot, spotsAnywhere } from './locate-phrase.ts'
import { type Problem, say } from './problem.ts'
import type { Leaning } from './source-places.ts'
import type { SourceText } from './source-text.ts'

/**
 * What is wrong with a phrase that was looked for in the source and found at `spots`: it is not there, or it stands
 * wholly in a damaged passage.
 */
export function placeProblems(
	source: SourceText,
	entry: Pick<Leaning, 'file' | 'line' | 'phrase'>,
	spots: readonly Spot[],
	damaged: readonly Excuse[],
): readonly Problem[] {
	const { file, line, phrase } = entry
	if (spots.length === 0) {
		const elsewhere = spotsAnywhere(source, phrase)[0]
		return [
			{
				file,
				line,
				message: say(`在标明的位置找不到“${phrase}”`, `"${phrase}" does not stand at the stated place`),
				hint:
					elsewhere === undefined
						? say('原文没有这句话；照原文改', 'the source does not have it; copy it from the source')
						: say(
								`它在 ${elsewhere.section} 第 ${elsewhere.paragraph} 段`,
								`it stands in ${elsewhere.section}, paragraph ${elsewhere.paragraph}`,
							),
			},
		]
	}
	const span = damaged.find((excuse) => spots.every((spot) => overlap(spot, excuse)))
	if (span === undefined) return []
	return [
		{
			file,
			line,
			message: say(
				`“${phrase}”落在读不清的段落里（${span.reason}）`,
				`"${phrase}" leans on a damaged passage`,
			),
			hint: say(
				'不要猜；换成读得清的依据，或删去',
				'do not guess; rest it on a legible passage or take it out',
			),
		},
	]
}

export function copiedRun(file: string, line: number, run: string): Problem {
	return {
		file,
		line,
		message: say(`“${run}”是照抄原文`, `"${run}" is copied from the source`),
		hint: say(
			'用自己的话重写；连续照抄不能到十二个字',
			'write it in your own words, under twelve characters in a row',
		),
	}
}
