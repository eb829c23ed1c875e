import type { PackFiles } from './pack-files.ts'
import { packTexts } from './pack-texts.ts'
import { type Problem, say } from './problem.ts'

/** Words that would present a target as a result. */
export const RESULT_WORDING =
	/已完成|已经完成|达到了|实现了|have been (?:completed|achieved)|has been (?:completed|achieved)/iu

/** Checks our own texts: every number resolves to a figure or fact of the pack, and no target is told as a result. */
export function checkTexts(files: PackFiles): readonly Problem[] {
	const known = knownNumbers(files)
	return packTexts(files).flatMap((text) => {
		const allowed = text.ownNumbers === null ? known : new Set([...known, ...numbersIn(text.ownNumbers)])
		const stray = numbersIn(text.text).filter((number) => !allowed.has(number))
		const result = RESULT_WORDING.exec(text.text)
		return [
			...stray.map((number) => strayNumber(text.file, text.line, number)),
			...(result === null ? [] : [toldAsResult(text.file, text.line, result[0])]),
		]
	})
}

/** Numbers as written, thousands separators dropped: 5.5, 100000. */
export function numbersIn(text: string): readonly string[] {
	const plain = text.normalize('NFKC').replaceAll(/(\d),(?=\d{3}(?!\d))/g, '$1')
	return plain.match(/\d+(?:\.\d+)?/g) ?? []
}

/** What a text of the pack may say: the printed figures, the report's year, date and hotline, the phrases of facts. */
function knownNumbers({ pack, figures, facts }: PackFiles): ReadonlySet<string> {
	const texts = [
		...(figures.value ?? []).flatMap((figure) => [figure.printed.zh, figure.printed.en]),
		...(facts.value ?? []).flatMap((fact) => [fact.place.phrase]),
	]
	if (pack.value !== null)
		texts.push(
			String(pack.value.targetYear),
			pack.value.hotline,
			pack.value.sourceName.zh,
			pack.value.sourceName.en,
		)
	return new Set(texts.flatMap(numbersIn))
}

function strayNumber(file: string, line: number, number: string): Problem {
	return {
		file,
		line,
		message: say(
			`数字 ${number} 不是本包的任何数字或事实`,
			`the number ${number} is no figure or fact of this pack`,
		),
		hint: say(
			'删去这个数，或先在 figures.yaml 里写上它和出处',
			'take it out, or first enter it with its place in figures.yaml',
		),
	}
}

export function toldAsResult(file: string, line: number, words: string): Problem {
	return {
		file,
		line,
		message: say(`“${words}”把目标说成了结果`, `"${words}" tells a target as a result`),
		hint: say('改用 目标、计划、力争', 'write target, plan or aim'),
	}
}
