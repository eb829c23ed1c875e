import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../src/conversation/parse-command.ts'

describe('parseCommand', () => {
	it.each([
		['/help', 'help'],
		['／HELP', 'help'],
		['/start@some_bot payload', 'start'],
		['菜单', 'start'],
		['選單！', 'start'],
		['帮 助', 'help'],
		['/why', 'why'],
		['/nonsense', 'help'],
	])('reads %s', (text, command) => {
		expect(parseCommand(text)?.command).toBe(command)
	})

	it('hands on what follows', () => {
		expect(parseCommand('/language  en ')).toEqual({ command: 'language', argument: 'en', lang: null })
	})

	it.each([
		['帮助', 'zh-Hans'],
		['幫助', 'zh-Hant'],
		['Help!', 'en'],
	])('hears the language of %s', (text, lang) => {
		expect(parseCommand(text)?.lang).toBe(lang)
	})

	it.each([
		'出处',
		'帮助农民的政策',
		'菜单价格',
		'constructor',
		'1/2',
		'help me find a job',
		'/',
		' '.repeat(100_000),
	])('leaves %j to the understanding', (text) => {
		expect(parseCommand(text)).toBeNull()
	})
})
