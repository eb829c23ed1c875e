import type { Api } from 'grammy'
import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types'
import { COMMANDS, type Command, GROUP_SETTINGS } from '../../src/domain/command.ts'
import type { Lang } from '../../src/domain/lang.ts'

/** What each command does, in a few words. */
export type CommandWords = (lang: Lang) => Readonly<Record<Command, string>>

/** /why needs a trace of the last question, which is not kept where many people ask. */
const LISTED = COMMANDS.filter((command) => command !== 'why')
const IN_GROUPS = LISTED.filter((command) => !GROUP_SETTINGS.has(command) && command !== 'start')

/** Telegram's scopes and what is listed in each. */
export const SCOPES: readonly (readonly [BotCommandScope, readonly Command[]])[] = [
	[{ type: 'all_private_chats' }, LISTED],
	[{ type: 'all_group_chats' }, IN_GROUPS],
	[{ type: 'all_chat_administrators' }, LISTED.filter((command) => command !== 'start')],
]

/** Telegram tells only `zh`, never which script, so 繁體 has no list of its own. None: everybody else. */
const LANGUAGES: readonly (readonly [LanguageCode | null, Lang])[] = [
	[null, 'en'],
	['zh', 'zh-Hans'],
]

const listOf = (commands: readonly Command[], words: Readonly<Record<Command, string>>): BotCommand[] =>
	commands.map((command) => ({ command, description: words[command] }))

/** Lists the commands for each scope and language. */
export const listCommands = async (api: Api, words: CommandWords): Promise<void> => {
	for (const [scope, commands] of SCOPES)
		for (const [code, lang] of LANGUAGES)
			await api.setMyCommands(listOf(commands, words(lang)), {
				scope,
				...(code === null ? {} : { language_code: code }),
			})
}
