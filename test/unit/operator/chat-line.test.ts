import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinLine, splitLine } from '../../../src/operator/chat-line.ts'

describe('a line from a chat', () => {
	it.each([
		['', []],
		['  status ', ['status']],
		['send --notice "two words"', ['send', '--notice', 'two words']],
		['send --notice “明天 停水”', ['send', '--notice', '明天 停水']],
		['send --notice 「明天 "停" 水」 --confirm 1a', ['send', '--notice', '明天 "停" 水', '--confirm', '1a']],
		['send --notice "first\n\nsecond"', ['send', '--notice', 'first\n\nsecond']],
		['send --notice "never closed', ['send', '--notice', 'never closed']],
		['preview —all', ['preview', '--all']],
		['correct jobs ––note "—— 更正"', ['correct', 'jobs', '--note', '—— 更正']],
		['rehearse --days -1', ['rehearse', '--days', '-1']],
		['send --notice ""', ['send', '--notice', '']],
	])('%j is split', (line, words) => {
		expect(splitLine(line)).toEqual(words)
	})

	it('is the same words when it is written anew', () => {
		const characters = fc.constantFrom(...'ab -–—"\'“”‘’「」『』《》\n\t水')
		const line = fc.array(characters, { maxLength: 30 }).map((all) => all.join(''))
		fc.assert(
			fc.property(line, (text) => {
				const words = splitLine(text)
				expect(splitLine(joinLine(words))).toEqual(words)
			}),
			{ numRuns: 2000 },
		)
	})
})
