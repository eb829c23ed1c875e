import { numbersIn, RESULT_WORDING, toldAsResult } from './check-texts.ts'
import type { ReportFiles } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import type { CheckedFile } from './read-file.ts'
import { subjectsOf, type TipEntry, type TipSubjects } from './tip-context.ts'

/** Han characters of a tip: fewer say nothing, more cannot be read in one breath. */
const HAN = { least: 20, most: 70 }
const MOST_ENGLISH_CHARS = 300

/** More results than the texts of a pack may tell: a tip stands alone, with nothing around it to set it right. */
const MORE_RESULTS =
	/(?:已|已经)(?:建成|达到|实现|完工|开工)|(?:完成|建成|建好|增长|新增|招到|修好)了|(?:has|have|had) been (?:built|reached|met|finished)|(?:was|were) (?:completed|achieved|reached|met|built)/iu

/** One of these says that a number is yet to be reached. */
const TARGET_WORDS = { zh: /目标|计划|力争/u, en: /\b(?:targets?|plans?|planned|aims?|goals?)\b/iu }

/** Words right before a value that change its bound. */
const BOUND_BEFORE = {
	zh: /(?:至少|超过|不少于|不低于|大约|约|将近|近|不到|最多|至多)$/u,
	en: /\b(?:at least|at most|over|above|more than|less than|about|around|nearly|almost|under|up to)\s$/iu,
}
/** What follows a value and would make it another one. */
const GOES_ON = { zh: /^(?:[\d.]|以上|以下|以内|左右|多)/u, en: /^(?:[\d.]*\d|,\d| or more)/iu }

/** Numbers in words, which no check could hold against a figure; names in quotes (“三百”) and 第十八 are none. */
const SPELLED = {
	zh: /百分之|(?<![第“])(?:[一二两三四五六七八九十百千]{2,}|[一二两三四五六七八九十百千]+(?=[万亿]))/u,
	en: /\b(?:hundred|thousand|million|billion|per cent|percent)\b/iu,
}

type Lang = 'zh' | 'en'
const LANGS: readonly Lang[] = ['zh', 'en']
type Told = Pick<Problem, 'message' | 'hint'>

/** Checks what the tips say: their length, their numbers, and that a target stays a target. */
export function checkTipTexts(files: ReportFiles, tips: CheckedFile<'tips'>): readonly Problem[] {
	const year = files.pack.value === null ? [] : [String(files.pack.value.targetYear)]
	return (tips.value ?? []).flatMap((tip, index) => {
		const subjects = subjectsOf(tip, files)
		return LANGS.flatMap((lang) => {
			const file = tips.file
			const line = tips.lineOf([index, lang])
			const told = [
				...wrongLength(tip, lang),
				...wrongNumbers(tip[lang], lang, subjects, year),
				...notAsTarget(tip[lang], lang, subjects),
			]
			const result = RESULT_WORDING.exec(tip[lang]) ?? MORE_RESULTS.exec(tip[lang])
			return [
				...told.map((problem) => ({ file, line, ...problem })),
				...(result === null ? [] : [toldAsResult(file, line, result[0])]),
			]
		})
	})
}

function wrongLength(tip: TipEntry, lang: Lang): readonly Told[] {
	if (lang === 'en')
		return tip.en.length <= MOST_ENGLISH_CHARS
			? []
			: [
					{
						message: say(
							`英文有 ${tip.en.length} 个字符，太长`,
							`the English has ${tip.en.length} characters, too many`,
						),
						hint: say(`最多 ${MOST_ENGLISH_CHARS} 个`, `at most ${MOST_ENGLISH_CHARS}`),
					},
				]
	const count = tip.zh.match(/\p{Script=Han}/gu)?.length ?? 0
	if (count >= HAN.least && count <= HAN.most) return []
	const short = count < HAN.least
	return [
		{
			message: say(
				`有 ${count} 个汉字，太${short ? '短' : '长'}`,
				`has ${count} Chinese characters, too ${short ? 'few' : 'many'}`,
			),
			hint: say(`写 ${HAN.least} 到 ${HAN.most} 个汉字`, `write ${HAN.least} to ${HAN.most}`),
		},
	]
}

/** Numbers that stand in no printed figure of the tip: a figure told differently, or no number of the tip at all. */
function wrongNumbers(
	text: string,
	lang: Lang,
	{ figures, facts }: TipSubjects,
	year: readonly string[],
): readonly Told[] {
	const rest = figures.reduce((left, { printed }) => withoutValue(left, printed[lang], lang), text)
	const phrases = facts.flatMap((fact) => [fact.answer.zh, fact.answer.en, fact.place.phrase])
	const allowed = new Set([...year, ...phrases.flatMap(numbersIn)])
	const wrong = numbersIn(rest)
		.filter((number) => !allowed.has(number))
		.map((number) => {
			const figure = figures.find(({ printed }) => numbersIn(printed[lang]).includes(number))
			return figure === undefined ? stray(number) : otherwise(number, figure.id, figure.printed[lang])
		})
	const words = SPELLED[lang].exec(rest)
	return wrong.length > 0 || words === null ? wrong : [spelled(words[0])]
}

/** Takes a value out wherever it stands whole and with its own bound. */
function withoutValue(text: string, printed: string, lang: Lang): string {
	const parts = text.split(printed)
	return parts.reduce((before, after) => {
		const whole = !/[\d.×]$/u.test(before) && !BOUND_BEFORE[lang].test(before) && !GOES_ON[lang].test(after)
		return `${before}${whole ? '\n' : printed}${after}`
	})
}

function notAsTarget(text: string, lang: Lang, { figures }: TipSubjects): readonly Told[] {
	const told = numbersIn(text)
	const target = figures.find(
		({ kind, printed }) => kind === 'target' && numbersIn(printed[lang]).some((n) => told.includes(n)),
	)
	if (target === undefined || TARGET_WORDS[lang].test(text)) return []
	return [
		{
			message: say(`没有说明 ${target.id} 是目标`, `does not say that ${target.id} is a target`),
			hint: say('写上 目标、计划 或 力争', 'write target, plan or aim'),
		},
	]
}

const stray = (number: string): Told => ({
	message: say(
		`数字 ${number} 不是这一条的任何数字或事实`,
		`the number ${number} is no figure or fact of this tip`,
	),
	hint: say(
		'删去这个数，或在 about 里写上它所属的编号',
		'take it out, or name the figure or fact it belongs to under about',
	),
})

const spelled = (words: string): Told => ({
	message: say(`“${words}”用文字写了数`, `"${words}" is a number in words`),
	hint: say(
		'用数字写，照 printed 的样子；是名称就加引号“”',
		'write it in digits as printed; put a name in quotes',
	),
})

const otherwise = (number: string, id: string, printed: string): Told => ({
	message: say(
		`${number} 的写法和 ${id} 的“${printed}”不一样`,
		`${number} is not told as ${id} prints it: ${printed}`,
	),
	hint: say(
		'数、单位和“以上”照 figures.yaml 的 printed 写，前后不加“约”“超过”',
		'write value, unit and bound as printed in figures.yaml, with no "about" or "over"',
	),
})
