import { describe, expect, it } from 'vitest'
import { parseDesk, withConfirm } from '../../../src/operator/parse-desk.ts'

describe('a command of the office', () => {
	it.each([
		[['preview'], { kind: 'preview', date: null, all: false }],
		[['preview', '--date', '2024-02-29', '--all'], { kind: 'preview', date: '2024-02-29', all: true }],
		[['status'], { kind: 'status' }],
		[['pause'], { kind: 'pause' }],
		[['resume'], { kind: 'resume' }],
		[['send'], { kind: 'send', notice: null, confirm: null }],
		[['send', '--notice', ' 明天停水 '], { kind: 'send', notice: '明天停水', confirm: null }],
		[
			['correct', 'jobs', '--note', 'a misprint', '--confirm', 'c0de'],
			{ kind: 'correct', figure: 'jobs', note: 'a misprint', confirm: 'c0de' },
		],
		[['rehearse'], { kind: 'rehearse', days: 366, seed: 1, from: null }],
		[
			['rehearse', '--days', '30', '--seed', '7', '--from', '2027-01-01'],
			{ kind: 'rehearse', days: 30, seed: 7, from: '2027-01-01' },
		],
	])('%j is understood', (args, command) => {
		expect(parseDesk(args)).toEqual(command)
	})

	it.each([
		['nothing', []],
		['an unknown command', ['sned']],
		['an unknown option', ['status', '--fast']],
		['an option of another command', ['pause', '--all']],
		['a day that no calendar has', ['preview', '--date', '2026-02-30']],
		['a date in other words', ['preview', '--date', 'tomorrow']],
		['a notice without quotes', ['send', '--notice', '明天', '停水']],
		['a notice of blanks', ['send', '--notice', '  ']],
		['a notice that is too long', ['send', '--notice', '水'.repeat(1001)]],
		['a correction of nothing', ['correct', '--note', 'a misprint']],
		['a correction without a note', ['correct', 'jobs']],
		['half a day', ['rehearse', '--days', '0.5']],
		['no days', ['rehearse', '--days', '0']],
	])('%s is refused with the usage', (_, args) => {
		expect(() => parseDesk(args)).toThrow(
			expect.objectContaining({ code: 'CLI_USAGE', hint: expect.stringContaining('rehearse') }),
		)
	})

	it('is confirmed with the newest code alone', () => {
		expect(withConfirm(['correct', 'jobs', '--confirm', 'old', '--note', 'x'], 'new')).toEqual([
			'correct',
			'jobs',
			'--note',
			'x',
			'--confirm',
			'new',
		])
	})
})
