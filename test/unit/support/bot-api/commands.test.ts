import { describe, expect, it } from 'vitest'
import { openServer, refusal } from './ask.ts'

const start = { command: 'start', description: 'What this is' }
const scopeError = (why: string): string => `can't parse BotCommandScope: ${why}`

describe('the list of commands', () => {
	it('is kept per scope and language', async () => {
		await using server = await openServer()
		const scope = { type: 'chat', chat_id: 7 }
		await server.ask('setMyCommands', { commands: [start], scope, language_code: 'zh' })
		expect(await server.ask('getMyCommands', { scope, language_code: 'zh' })).toEqual({
			ok: true,
			result: [start],
		})
	})

	it('of one language is not that of another', async () => {
		await using server = await openServer()
		await server.ask('setMyCommands', { commands: [start], language_code: 'zh' })
		expect(await server.ask('getMyCommands')).toEqual({ ok: true, result: [] })
	})

	it('is gone once deleted', async () => {
		await using server = await openServer()
		await server.ask('setMyCommands', { commands: [start] })
		await server.ask('deleteMyCommands')
		expect(await server.ask('getMyCommands')).toEqual({ ok: true, result: [] })
	})

	it.each<readonly [string, object, string]>([
		['an upper-case name', { commands: [{ ...start, command: 'Start' }] }, 'BOT_COMMAND_INVALID'],
		['a name with a dash', { commands: [{ ...start, command: 'a-b' }] }, 'BOT_COMMAND_INVALID'],
		['a Chinese name', { commands: [{ ...start, command: '帮助' }] }, 'BOT_COMMAND_INVALID'],
		['an empty name', { commands: [{ ...start, command: '/' }] }, 'command must be non-empty'],
		[
			'a name of 33',
			{ commands: [{ ...start, command: 'x'.repeat(33) }] },
			'command length must not exceed 32',
		],
		['no name', { commands: [{ description: 'x' }] }, 'can\'t find field "command"'],
		[
			'an empty description',
			{ commands: [{ ...start, description: ' ' }] },
			'command description must be non-empty',
		],
		[
			'a description of 257',
			{ commands: [{ ...start, description: 'x'.repeat(257) }] },
			'command description length must not exceed 256',
		],
		['101 commands', { commands: Array(101).fill(start) }, 'BOT_COMMANDS_TOO_MUCH'],
		['commands that are no list', { commands: {} }, 'field "commands" must be of type Array'],
		['a command that is a text', { commands: ['x'] }, "can't parse BotCommand: expected an Object"],
		['zh-Hans', { commands: [start], language_code: 'zh-Hans' }, 'invalid language code specified'],
		[
			'a scope that is a text',
			{ commands: [start], scope: 'x' },
			scopeError('BotCommandScope must be an Object'),
		],
		['a scope without a type', { commands: [start], scope: {} }, scopeError('Can\'t find field "type"')],
		[
			'an unknown scope',
			{ commands: [start], scope: { type: 'x' } },
			scopeError('Unsupported type specified'),
		],
		[
			'a chat scope without a chat',
			{ commands: [start], scope: { type: 'chat' } },
			scopeError('Can\'t find field "chat_id"'),
		],
		[
			'the scope of an unknown chat',
			{ commands: [start], scope: { type: 'chat', chat_id: 99 } },
			'chat not found',
		],
	])('with %s is refused', async (_, payload, why) => {
		await using server = await openServer()
		expect(await server.ask('setMyCommands', payload)).toEqual(refusal(`Bad Request: ${why}`))
	})
})

describe('what the bot says of itself', () => {
	it.each([
		['setMyDescription', 'getMyDescription', { description: 'x'.repeat(512) }],
		['setMyShortDescription', 'getMyShortDescription', { short_description: 'x'.repeat(120) }],
	])('by %s is kept', async (set, get, text) => {
		await using server = await openServer()
		await server.ask(set, { ...text, language_code: 'zh' })
		expect(await server.ask(get, { language_code: 'zh' })).toEqual({ ok: true, result: text })
	})

	it.each([
		['setMyDescription', { description: 'x'.repeat(513) }, 'BOT_DESCRIPTION_TOO_LONG'],
		['setMyShortDescription', { short_description: 'x'.repeat(121) }, 'BOT_ABOUT_TOO_LONG'],
		['setMyDescription', { language_code: 'zh-TW' }, 'invalid language code specified'],
	])('by %s is refused when it is wrong', async (method, payload, why) => {
		await using server = await openServer()
		expect(await server.ask(method, payload)).toEqual(refusal(`Bad Request: ${why}`))
	})
})
