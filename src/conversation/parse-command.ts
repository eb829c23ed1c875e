import { COMMANDS, type Command } from '../domain/command.ts'
import type { Lang } from '../domain/lang.ts'

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
	订阅: 'subscribe',
	訂閱: 'subscribe',
	subscribe: 'subscribe',
	退订: 'stop',
	退訂: 'stop',
	取消: 'stop',
	取消订阅: 'stop',
	取消訂閱: 'stop',
	unsubscribe: 'stop',
	stop: 'stop',
	隐私: 'privacy',
	隱私: 'privacy',
	privacy: 'privacy',
}

const LONGEST_COMMAND = 100

const isCommand = (name: string): name is Command => (COMMANDS as readonly string[]).includes(name)

const langOf = (word: string): Lang => {
	if (/^[a-z]/u.test(word)) return 'en'
	return /[開單錄幫數語隱選設訂閱]/u.test(word) ? 'zh-Hant' : 'zh-Hans'
}

/** `/help`, `/language en`, `/start@bot payload`, or a command word standing alone; null for anything else. */
export const parseCommand = (text: string): ParsedCommand | null => {
	const asked = /^\s*[/／]ask(?:@\w{1,64})?(?:\s+(.*))?$/isu.exec(text)
	if (asked) return { command: 'ask', argument: asked[1]?.trim() ?? '', lang: null }
	if (text.length > LONGEST_COMMAND) return null
	const slash = /^\s*[/／]([a-z]{1,20})(?:@\w{1,64})?(?:\s+(\S.*))?$/isu.exec(text)
	if (slash) {
		const name = slash[1]?.toLowerCase() ?? ''
		// A slash and an unknown name was meant for the bot itself, not for the report.
		return { command: isCommand(name) ? name : 'help', argument: slash[2]?.trim() ?? '', lang: null }
	}
	const word = text.replace(/[\s!！?？。.~～]+/gu, '').toLowerCase()
	const command = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
	return command === undefined ? null : { command, argument: '', lang: langOf(word) }
}
