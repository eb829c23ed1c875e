import { numbersIn } from './check-texts.ts'
import type { PackFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import type { FileValue } from './schema.ts'
import { fold } from './source-text.ts'

/** Checks that a figure agrees with itself: value, unit and bound make up its printed form and stand in its phrase. */
export function checkFigures({ figures }: PackFiles): readonly Problem[] {
	return (figures.value ?? []).flatMap((figure, index) => {
		const told = [
			...(printedAgrees(figure) ? [] : [disagreement(figure)]),
			...(fold(figure.place.phrase).includes(fold(figure.printed.zh)) ? [] : [notInPhrase(figure)]),
			...(numbersIn(figure.printed.en).length > 0 ? [] : [noNumber(figure)]),
		]
		return told.map((problem) => ({
			file: figures.file,
			line: figures.lineOf([index, 'printed']),
			...problem,
		}))
	})
}

type Entry = FileValue<'figures'>[number]
type Told = Pick<Problem, 'message' | 'hint'>

function printedAgrees({ value, unit, bound, printed }: Entry): boolean {
	const end = fold(unit) + (bound === 'at-least' ? '以上' : '')
	const zh = fold(printed.zh)
	return value === null ? zh.endsWith(end) && numbersIn(zh).length > 0 : zh === `${value}${end}`
}

const disagreement = ({ id, value, unit, bound, printed }: Entry): Told => ({
	message: say(
		`${id} 的 printed.zh“${printed.zh}”与数值 ${value}、单位 ${unit}、${bound} 不符`,
		`printed.zh of ${id}, "${printed.zh}", does not agree with value ${value}, unit ${unit}, ${bound}`,
	),
	hint: say(
		'三者要能拼成 printed.zh；bound 是 at-least 时带“以上”',
		'value, unit and 以上 (for at-least) must make it up',
	),
})

const notInPhrase = ({ id, printed }: Entry): Told => ({
	message: say(`${id} 的出处短语里没有“${printed.zh}”`, `the phrase of ${id} does not hold ${printed.zh}`),
	hint: say(
		'place.phrase 要照抄含有这个数的原文短语',
		'place.phrase must be the words of the source that hold it',
	),
})

const noNumber = ({ id }: Entry): Told => ({
	message: say(`${id} 的 printed.en 没有数字`, `printed.en of ${id} holds no number`),
	hint: say('例如 at least N%', 'for example: at least N%'),
})
