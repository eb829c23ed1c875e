import type { Figure } from '../domain/pack.ts'
import type { AbsentReason } from '../domain/understanding.ts'
import type { Sense } from './lexicon.ts'
import { namesOtherYear } from './why-absent.ts'

/** Longer messages tell of other years and places in passing. */
const LONGEST_CHARS = 40
const THIS_YEAR = ['concept:time-this-year', 'concept:time-next-year']
const PAST_YEAR = ['concept:time-last-year', 'concept:time-past-years']
/** I come from there, I ask about here. */
const SPEAKER_IS_FROM = /(?:我|俺|咱|老家|家)(?:是|在|们|家|从|就)|i(?:'m| am) from|my hometown/
const WHOLE_PLACE = /全市|市里|咱市|整个/
/** The province that awards a rank, not the province as a place. */
const RANKED_BY = /省(?:里|政府|上)/
/** Who quotes the number and asks which ones they are does not want the number. */
const WHICH_ONES =
	/哪些|哪几|是哪\d|哪\d|名单|名字|叫什么|叫啥|在哪|哪里|哪儿|\blist\b|\bnames?\b|\bwhere\b|\bwhich (?:ones|are)\b/
/** Asks for money; 亿 alone does not where the figure itself is counted in 亿. */
const MONEY =
	/补贴|补助|奖励|奖金|奖多少|补多少|补几|补个?钱|多少钱|几个钱|花多少|资金|经费|预算|(?:多少|几)个?亿|subsid|bonus|reward|how much money|\bcost/
/** However the question is worded, who asks for the members wants to know who they are. */
const MEMBERS =
	/名单|名册|名录|分别(?:是|指|叫)|都有哪些|都是哪些|\bwhich (?!is\b|was\b|has\b|does\b)(?:[a-z-]+ ){0,2}?[a-z]{3,}s\b|\blists?\b/
/** What there is by now, where the page prints what is to be added or reached. */
const BY_NOW =
	/截至|迄今|至今|累计|现有|存量|目前[^,.?]{0,6}(?:一共|总共|共有)|到现在|到目前|(?:最后|实际|已经?)(?:实现|完成|达到|修|建)|实现了|修成|建成了|in all today|so far|to date|by now/
/** Another term of office, whatever the years. */
const OTHER_TERM =
	/[上前这本]一?届|上一任|任期|任内|(?:前|过去|上一?个|头|这|近|每)五年|五年(?:期|里|内|间)|last term|previous term|five years/
const LEVELS = /国家级|省级|市级|县级|national|provincial/g

/**
 * A number is never given for another year, another place, one county, another rank or an average, however sure the
 * network is: the reason why not, or null.
 */
export function vetoFigure(
	text: string,
	senses: ReadonlySet<Sense>,
	figure: Figure,
	targetYear: number,
): AbsentReason | null {
	if (text.length > LONGEST_CHARS) return null
	if (senses.has('concept:q-average')) return 'computed'
	if (MEMBERS.test(text)) return 'breakdown'
	if (figure.kind === 'target' && BY_NOW.test(text)) return 'result'
	if (OTHER_TERM.test(text)) return 'other-year'
	if (senses.has(`number:${figure.id}`) && WHICH_ONES.test(text)) return 'breakdown'
	if (MONEY.test(text) && !/[元亿]/.test(figure.unit)) return 'unstated'
	if (namesOtherLevel(text, figure)) return 'unstated'
	const inTargetYear = text.includes(String(targetYear)) || THIS_YEAR.some((sense) => senses.has(sense))
	const ofThePast = namesOtherYear(text, targetYear) || PAST_YEAR.some((sense) => senses.has(sense))
	if (!inTargetYear && ofThePast) return 'other-year'
	if (RANKED_BY.test(text) && figure.measures['zh-Hans'].includes('省级')) return null
	if (WHOLE_PLACE.test(text) || SPEAKER_IS_FROM.test(text)) return null
	if (senses.has('place:other') && !senses.has('place:own')) return 'other-place'
	return senses.has('place:part') ? 'part-of-place' : null
}

/** National ones are asked for, provincial ones are printed. */
function namesOtherLevel(text: string, figure: Figure): boolean {
	const measure = `${figure.measures['zh-Hans']} ${figure.measures.en}`
	const printed: readonly string[] = measure.match(LEVELS) ?? []
	const asked: readonly string[] = text.match(LEVELS) ?? []
	return printed.length > 0 && asked.length > 0 && !asked.some((level) => printed.includes(level))
}
