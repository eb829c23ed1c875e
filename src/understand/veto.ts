import type { Figure } from '../domain/pack.ts'
import type { AbsentReason } from '../domain/understanding.ts'
import type { Sense } from './lexicon.ts'
import { namesOtherYear } from './why-absent.ts'

/** Longer messages tell of other years and places in passing. */
const LONGEST_CHARS = 40
/** What a word of Latin letters counts for: English needs more letters to say as much. */
const CHARS_OF_A_WORD = 2
const THIS_YEAR = ['concept:time-this-year', 'concept:time-next-year']
const OTHER_YEARS = ['concept:time-last-year', 'concept:time-past-years', 'concept:time-future-years']
const COMPUTED = ['concept:q-average', 'concept:q-sum-compare']
/** More than another thing by how much, or two things added up. */
const OF_TWO =
	/[和跟与加同][^,.?]{1,8}(?:加起来|加一块|加一起|合计|相加)|比[^,.?]{1,12}[高多快低少大](?:了|出)?(?:多少|几)/
/** A share of the whole, or how far things have come, where the page prints amounts. */
const PROPORTION = /占比|比重|比例|占[^,.?]{0,10}(?:几成|多少|百分)|[成工]率|达标率|\bshare of\b|\bproportion/
/** What one asks for who asks for no number. */
const OTHER_THAN_NUMBER = ['concept:q-when', 'concept:q-where', 'concept:q-who-responsible']
const NUMBER = /^concept:q-(?:how-many|count-classifier|percent|money-amount|unit-)/
const HOW_MANY = /多少|几[个座条家亩]|how (?:many|much|big)/
/** A target of a year says nothing of its months. */
const PART_OF_YEAR =
	/季度|上半年|下半年|每个?[月季]|一个月|\b(?:per|a|each|every) (?:month|day|quarter)|\bfirst half\b|\bquarter of the year\b/
/** The page gives no reasons. */
const REASON = /为什么|为啥|为何|凭什么|依据|谁定|\bwhy\b/
/** I come from there, I ask about here. */
const SPEAKER_IS_FROM = /(?:我|俺|咱|老家|家)(?:是|在|家|从|就)|i(?:'m| am) from|my hometown/
const WHOLE_PLACE = /全市|市里|咱市|整个/
/** The province that awards a rank, not the province as a place. */
const RANKED_BY = /省(?:里|政府|上)/
/** Who quotes the number and asks which ones they are does not want the number. */
const WHICH_ONES =
	/哪些|哪几|是哪\d|哪\d|名单|名字|叫什么|叫啥|在哪|哪里|哪儿|\blist\b|\bnames?\b|\bwhere\b|\bwhich (?:ones|are)\b/
const MONEY =
	/补贴|补助|奖励|奖金|奖多少|补多少|补几|补个?钱|多少钱|几个钱|花多少|资金|经费|预算|总投资(?:是|有|要)?(?:多少|几)|subsid|bonus|reward|how much money|\bcost/
/** Money, unless the figure itself is counted in 亿. */
const HUNDRED_MILLIONS = /(?:多少|几多?)个?亿/
/** However the question is worded, who asks for the members wants to know who they are. */
const MEMBERS =
	/名单|名册|名录|分别(?:是|指|叫)(?!多少|几)|都有哪些|都是哪些|\bwhich (?!is\b|was\b|has\b|does\b)(?:[a-z-]+ ){0,2}?[a-z]{3,}s\b|\blists?\b/
/** What there is by now, where the page prints what is to be added or reached. */
const BY_NOW =
	/截至|迄今|至今|累计|现有|存量|目前[^,.?]{0,6}(?:一共|总共|共有)|到现在|到目前|(?:最后|实际|已经?)(?:实现|完成|达到|修|建)|实现了|修成|建成了|\bactual(?:ly)?\b|\bachieved\b|\breached\b|\bdid .{0,40}(?:reach|meet|achieve|finish|complete|build|hit|come to)\b|现在[^,.?]{0,4}(?:总共|一共|共有|有多少|有几)|in all today|at the moment|currently|right now|at present|so far|to date|by now/
/** What there is in all, where the page prints what is to be added. */
const STOCK = /总量|保有量/
const ADDED = /新增|新建|新改建/
/** Another term of office, whatever the years. */
const OTHER_TERM =
	/[上前这本]一?届|上一任|任期|任内|(?:前|过去|上一?个|头|这|近|每)五年|五年(?:期|里|内|间)|last term|previous term|five years/
const LEVELS = /国家级|省级|市级|县级|national|provincial/g

/** What the rules look at. */
export interface Asked {
	readonly text: string
	readonly senses: ReadonlySet<Sense>
	/** Of the clause that asks. */
	readonly lastSenses: ReadonlySet<Sense>
	/** What the words sound like: voice input writes others. */
	readonly soundsLike: ReadonlySet<Sense>
}

/**
 * A number is never given for another thing, year, place or rank, for one county, for a part of what is measured or
 * for what would have to be computed, however sure the network is: the reason why not, or null.
 */
export function vetoFigure(
	{ text, senses, lastSenses, soundsLike }: Asked,
	figure: Figure,
	targetYear: number,
): AbsentReason | null {
	if (lengthOf(text) > LONGEST_CHARS) return null
	if (COMPUTED.some((sense) => senses.has(sense)) || OF_TWO.test(text)) return 'computed'
	if (MEMBERS.test(text)) return 'breakdown'
	if (senses.has('concept:q-share-of') || PROPORTION.test(text) || PART_OF_YEAR.test(text)) return 'breakdown'
	if (asksForNoNumber(text, senses)) return 'breakdown'
	const isNamed = [senses, soundsLike].some((found) => found.has(`figure:${figure.id}`))
	if (!isNamed && [...lastSenses].some((sense) => sense.startsWith('subject:'))) return 'subject'
	if (REASON.test(text)) return 'unstated'
	if (figure.kind === 'target' && BY_NOW.test(text)) return 'result'
	if (ADDED.test(figure.measures['zh-Hans']) && STOCK.test(text)) return 'result'
	if (OTHER_TERM.test(text)) return 'other-year'
	if (senses.has(`number:${figure.id}`) && WHICH_ONES.test(text)) return 'breakdown'
	if (MONEY.test(text) && !figure.unit.includes('元')) return 'unstated'
	if (HUNDRED_MILLIONS.test(text) && !figure.unit.includes('亿')) return 'unstated'
	if (namesOtherLevel(text, figure)) return 'unstated'
	const inTargetYear = text.includes(String(targetYear)) || THIS_YEAR.some((sense) => senses.has(sense))
	const ofOtherYears = namesOtherYear(text, targetYear) || OTHER_YEARS.some((sense) => senses.has(sense))
	if (!inTargetYear && ofOtherYears) return 'other-year'
	if (RANKED_BY.test(text) && figure.measures['zh-Hans'].includes('省级')) return null
	if (WHOLE_PLACE.test(text) || SPEAKER_IS_FROM.test(text)) return null
	if (senses.has('place:other') && !senses.has('place:own')) return 'other-place'
	return senses.has('place:part') ? 'part-of-place' : null
}

function asksForNoNumber(text: string, senses: ReadonlySet<Sense>): boolean {
	if (!OTHER_THAN_NUMBER.some((sense) => senses.has(sense))) return false
	return !HOW_MANY.test(text) && ![...senses].some((sense) => NUMBER.test(sense))
}

function lengthOf(text: string): number {
	const words = text.match(/[a-z']+/g) ?? []
	return text.length - words.join('').length + words.length * CHARS_OF_A_WORD
}

/** National ones are asked for, provincial ones are printed. */
function namesOtherLevel(text: string, figure: Figure): boolean {
	const measure = `${figure.measures['zh-Hans']} ${figure.measures.en}`
	const printed: readonly string[] = measure.match(LEVELS) ?? []
	const asked: readonly string[] = text.match(LEVELS) ?? []
	return printed.length > 0 && asked.length > 0 && !asked.some((level) => printed.includes(level))
}
