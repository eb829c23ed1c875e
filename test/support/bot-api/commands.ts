import type { BotCommand } from 'grammy/types'
import type { Payload } from './call.ts'
import { isObject, optionalArray, requiredString } from './parameters.ts'
import { badRequest } from './refusal.ts'

/** Lists of commands, each for one scope and language. */
export interface Commands {
	readonly get: (list: string) => readonly BotCommand[]
	readonly set: (list: string, commands: readonly BotCommand[]) => void
}

export const createCommands = (): Commands => {
	const lists = new Map<string, readonly BotCommand[]>()
	return {
		get: (list) => lists.get(list) ?? [],
		set: (list, commands) => {
			lists.set(list, commands)
		},
	}
}

const MAX_COMMANDS = 100
const MAX_NAME = 32
const MAX_DESCRIPTION = 256

const readCommand = (value: unknown): BotCommand => {
	if (!isObject(value)) throw badRequest("can't parse BotCommand: expected an Object")
	// As in Telegram, a slash before the name goes.
	const command = requiredString(value, 'command').trim().replace(/^\//, '')
	const description = requiredString(value, 'description').trim()
	if (command === '') throw badRequest('command must be non-empty')
	if (command.length > MAX_NAME) throw badRequest(`command length must not exceed ${MAX_NAME}`)
	if (!/^[a-z\d_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
	if (description === '') throw badRequest('command description must be non-empty')
	if ([...description].length > MAX_DESCRIPTION)
		throw badRequest(`command description length must not exceed ${MAX_DESCRIPTION}`)
	return { command, description }
}

export const readCommands = (payload: Payload): readonly BotCommand[] => {
	const commands = (optionalArray(payload, 'commands') ?? []).map(readCommand)
	if (commands.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
	return commands
}
