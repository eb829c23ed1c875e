import { Converter } from 'opencc-js/t2cn'

/** What OpenCC's `t` leaves alone and citizens write all the same. */
const OWN_PAIRS: readonly (readonly [string, string])[] = [
	['甚么', '什么'],
	['妳', '你'],
	['著力', '着力'],
	['软体', '软件'],
	['资讯', '信息'],
	['专案', '项目'],
	['品质', '质量'],
	['网路', '网络'],
	['计划案', '计划'],
	['幼稚园', '幼儿园'],
	['公车', '公交车'],
	['捷运', '地铁'],
	['数位', '数字'],
	['硕彦', '人才'],
]

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Traditional characters to simplified ones, word by word where one form has two readings. */
export function simplify(text: string): string {
	const converted = toSimplified(text)
	return OWN_PAIRS.reduce((done, [own, common]) => done.replaceAll(own, common), converted)
}

const INVISIBLE =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
	// biome-ignore lint/suspicious/noMisleadingCharacterClass: ranges of single code points, none combined
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}]/gu
/** A name called at the start of a message or after a space: @问报 , @Wenbao_bot. */
const CALLED_NAME = /(^|\s)@[\p{L}\p{N}][\p{L}\p{N}_.-]{0,31}(?=\s|[,:]|$)/gu
const QUOTES = /["'`´“”‘’「」『』《》〈〉【】[\]{}()<>*_~^|\\#]/gu
/** The city's and what's, so that the word before is found. */
const POSSESSIVE = /(?<=[a-z])['’`´]s\b/g
const STOPS = /[。!?！？…;；]+/gu
const COMMAS = /[、,，:：·•—–-]+/gu
/** The same character three times or more; of digits each one means something. */
const REPEATS = /([^\d\s.])\1{2,}/gu
/** Han characters kept apart one by one: 粮 食 总 产. */
const SPREAD = /(?<![\p{Script=Han}])(?:\p{Script=Han}[ ,.]{1,2}){2,}\p{Script=Han}(?![\p{Script=Han}])/gu
const GREETING =
	/^(?:(?:你好|您好|大家好|hello|hi|hey|喂|哎|嗨|在吗|请问一下|请问下|请问|劳驾|打扰一下|打扰了|打扰|不好意思|麻烦问一下|麻烦问下|麻烦您|麻烦你|麻烦|请教一下|请教下|请教|咨询一下|咨询下|想问一下|想问下|那个|嗯|呃|额|就是说|就是)(?:[ ,.!?]+|(?=\p{Script=Han})))+/u

/**
 * Brings a message into the one form that lexicon, model and rules read: NFKC, lower case, simplified characters,
 * no invisible characters, called names or quotation marks, `,` and `.` as the only marks between clauses, repeats cut.
 * The result is idempotent under this function.
 */
export function normalise(text: string): string {
	let s = text.toWellFormed().normalize('NFKC').replace(INVISIBLE, '')
	s = simplify(s.toLowerCase())
	s = s.replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
	s = s.replace(STOPS, (m) => (/[?？]/.test(m) ? '?' : '. '))
	s = s.replace(/(?<!\d)\.|\.(?!\d)/g, '. ')
	s = s.replace(POSSESSIVE, '')
	s = s.replace(QUOTES, '')
	s = s.replace(COMMAS, (m, at: number, whole: string) => separator(m, whole[at - 1], whole[at + m.length]))
	s = s.replace(/\?/g, '? ')
	// After the marks, so that a name behind any of them is seen.
	s = s.replace(CALLED_NAME, '$1')
	s = s.replace(REPEATS, '$1$1')
	s = s
		.replace(/\s+/g, ' ')
		.replace(/ (?=[,.?])/g, '')
		.replace(/[,.?](?:\s*[,.?])+/g, (marks) => (marks.includes('?') ? '?' : marks.charAt(0)))
	s = s.replace(SPREAD, (m) => m.replace(/[ ,.]/g, '').replace(REPEATS, '$1$1'))
	return s.trim()
}

/** A hyphen inside a Latin word or between digits stays a joint; everything else parts clauses. */
function separator(mark: string, before: string | undefined, after: string | undefined): string {
	const joins = /[-–·•]/.test(mark) && /[a-z\d]/.test(before ?? '') && /[a-z\d]/.test(after ?? '')
	if (joins) return mark.includes('-') && /\d/.test(before ?? '') ? '-' : ' '
	return /[·•]/.test(mark) ? ' ' : ', '
}

/** Takes the greeting before a question away; a message that is nothing but a greeting stays whole. */
export function stripGreeting(normalised: string): string {
	const rest = normalised.replace(GREETING, '')
	return /[\p{L}\p{N}]{2}/u.test(rest) ? rest : normalised
}
