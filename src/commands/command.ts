import type { Settings } from '../config/settings.ts'
import { AppError } from '../domain/errors.ts'
import type { Log } from '../ports/log.ts'

/** What `npm run` starts. @returns the exit code @throws AppError */
export type Command = (args: readonly string[], settings: Settings) => Promise<number>

const USAGE = `npm start                                     the web page, and the channels that .env names
npm run chat                                  a chat in this terminal
npm run -s ask -- "question" [--json] [--why] [--lang zh-Hans|zh-Hant|en]
npm run -s ask -- --jsonl [--lang …]          one JSON question a line in, one answer a line out
npm run -s knowledge -- check [--source FILE] every problem of the pack by file and line
npm run -s broadcast -- status | preview | …  the daily tip, for the office; without a word it lists its commands
npm run -s wechat -- menu [--yes]             the menu of the WeChat Official Account, from the areas of the report
npm run -s wechat -- draft [--notice "…"]     a message to all who follow the account; shows it and asks
npm run -s store -- backup | restore | copy   what is kept
npm run -s cards -- all FOLDER                every card of the pack as PNG, in every language
npm run -s cards:fonts [FOLDER …]             cuts the fonts of the cards to the packs, of further folders too
npm run -s knowledge -- compile               learns what has changed and puts it into the pack's folder`

export const wrongUse = (message: string): AppError => new AppError('CLI_USAGE', message, USAGE)

/** Of a command that takes a word more. */
export const unknownAction = (command: string, action: string | undefined): AppError =>
	wrongUse(action === undefined ? `Say what ${command} is to do.` : `${command} ${action} is not a command.`)

/** Services speak in logs; commands for people speak for themselves. */
export const QUIET: Log = {
	info: () => undefined,
	warn: (_, message) => console.error(message),
	error: (_, message) => console.error(message),
}
