import { COMMANDS, type Command, STOP_PHRASES } from '../domain/command.ts'
import type { Lang } from '../domain/lang.ts'
import { parseTipWish } from './parse-tip-wish.ts'

export interface ParsedCommand {
	readonly command: Command
	/** What follows the command, trimmed: `en` of `/language en`. */
	readonly argument: string
	/** The language of the word; null for a slash command, which belongs to none. */
	readonly lang: Lang | null
}

/**
 * Words that are commands when they stand alone. 出处 and 来源 are not among them: as a first question they ask
 * where the report comes from, which the understanding answers.
 */
const WORDS: Readonly<Record<string, Command>> = {
	开始: 'start',
	開始: 'start',
	重新开始: 'start',
	重新開始: 'start',
	菜单: 'start',
	菜單: 'start',
	选单: 'start',
	選單: 'start',
	主菜单: 'start',
	目录: 'areas',
	目錄: 'areas',
	menu: 'start',
	start: 'start',
	帮助: 'help',
	幫助: 'help',
	help: 'help',
	全部数字: 'figures',
	全部數字: 'figures',
	所有数字: 'figures',
	所有數字: 'figures',
	语言: 'language',
	語言: 'language',
	切换语言: 'language',
	切換語言: 'language',
	language: 'language',
	设置: 'settings',
	設定: 'settings',
	设定: 'settings',
	settings: 'settings',
	订阅: 'subscribe',
	訂閱: 'subscribe',
	subscribe: 'subscribe',
	今日一条: 'tip',
	今日一條: 'tip',
	今天的一条: 'tip',
	今天的一條: 'tip',
	每日一条: 'tip',
	每日一條: 'tip',
	tip: 'tip',
	dailytip: 'tip',
	todaystip: 'tip',
	tipoftheday: 'tip',
	隐私: 'privacy',
	隱私: 'privacy',
	privacy: 'privacy',
	...Object.fromEntries(STOP_PHRASES.map((phrase) => [phrase, 'stop' as const])),
}

/** Words that a time and options may follow: 订阅 8:30. */
const BEFORE_WISH = /^\s*(订阅|訂閱|subscribe|设置|設定|设定|settings)(.*)$/isu

const LONGEST_COMMAND = 100

const isCommand = (name: string): name is Command => (COMMANDS as readonly string[]).includes(name)

const langOf = (word: string): Lang => {
	if (/^[a-z]/u.test(word)) return 'en'
	return /[開單錄幫數語隱選設訂閱條別發]/u.test(word) ? 'zh-Hant' : 'zh-Hans'
}

/** `/help`, `/language en`, `/start@bot payload`, a command word standing alone, or 订阅 8:30; null for anything else. */
export const parseCommand = (text: string): ParsedCommand | null => {
	const asked = /^\s*[/／]ask(?:@\w{1,64})?(?:\s+(.*))?$/isu.exec(text)
	if (asked) return { command: 'ask', argument: asked[1]?.trim() ?? '', lang: null }
	if (text.length > LONGEST_COMMAND) return null
	const slash = /^\s*[/／]([a-z]{1,20})(?:@\w{1,64})?(?:\s+(.*))?$/isu.exec(text)
	if (slash) {
		const name = slash[1]?.toLowerCase() ?? ''
		// A slash and an unknown name was meant for the bot itself, not for the report.
		return { command: isCommand(name) ? name : 'help', argument: slash[2]?.trim() ?? '', lang: null }
	}
	return wordCommand(text)
}

const wordCommand = (text: string): ParsedCommand | null => {
	const word = text.replace(/[\s!！?？。.~～]+/gu, '').toLowerCase()
	const command = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
	return command === undefined ? withWish(text) : { command, argument: '', lang: langOf(word) }
}

/** 订阅 with something behind it is a command; any other word only before a wish, for it may begin a question. */
const withWish = (text: string): ParsedCommand | null => {
	const [, word = '', rest = ''] = BEFORE_WISH.exec(text) ?? []
	const command = WORDS[word.toLowerCase()]
	if (command === undefined || rest.trim() === '') return null
	const isMeant = (command === 'subscribe' && /^\s/u.test(rest)) || parseTipWish(rest).kind === 'wish'
	return isMeant ? { command, argument: rest.trim(), lang: langOf(word.toLowerCase()) } : null
}
