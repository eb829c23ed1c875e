import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../src/conversation/parse-command.ts'
import { STOP_PHRASES, STOP_WORDS } from '../../../src/domain/command.ts'

describe('what is heeded however late it arrives', () => {
	it.each([...STOP_PHRASES, '/stop', '/stop@some_bot', '／stop', ' 退订！ ', 'Stop.', '/delete'])(
		'%s',
		(text) => {
			expect(STOP_WORDS.test(text)).toBe(true)
		},
	)

	it.each(['取消农业税了吗', '/stopped', 'stop the noise', '退订电话是多少', ''])('is not %j', (text) => {
		expect(STOP_WORDS.test(text)).toBe(false)
	})

	it.each(STOP_PHRASES)('%s is the command', (text) => {
		expect(parseCommand(text)?.command).toBe('stop')
	})
})
