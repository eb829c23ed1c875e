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
		['/subscribe ', 'subscribe'],
		['今日一條', 'tip'],
		['退订', 'stop'],
	])('reads %s', (text, command) => {
		expect(parseCommand(text)?.command).toBe(command)
	})

	it('hands on what follows', () => {
		expect(parseCommand('/language  en ')).toEqual({ command: 'language', argument: 'en', lang: null })
	})

	it.each([
		['订阅 8:30', 'subscribe', '8:30'],
		['订阅早上八点', 'subscribe', '早上八点'],
		['訂閱 每週五', 'subscribe', '每週五'],
		['Subscribe 7 am', 'subscribe', '7 am'],
		['设置静音', 'settings', '静音'],
		['settings 9:00', 'settings', '9:00'],
	])('reads %s as %s with %s', (text, command, argument) => {
		expect(parseCommand(text)).toMatchObject({ command, argument })
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
		'订阅号有哪些',
		'设置 几个卫生院',
		'subscribed',
		'退订电话是多少',
		'/',
		' '.repeat(100_000),
	])('leaves %j to the understanding', (text) => {
		expect(parseCommand(text)).toBeNull()
	})
})
