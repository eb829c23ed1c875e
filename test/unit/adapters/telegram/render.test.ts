import { describe, expect, it } from 'vitest'
import { render } from '../../../../adapters/telegram/render.ts'
import type { Block, Reply } from '../../../../src/domain/reply.ts'

const replyWith = (...blocks: readonly Block[]): Reply => ({
	lang: 'zh-Hans',
	outcome: 'chat',
	topics: [],
	figures: [],
	about: null,
	candidates: [],
	blocks,
})

describe('a message on Telegram', () => {
	it('counts the place of bold words in UTF-16 units', () => {
		const [message] = render(
			replyWith({ kind: 'text', text: '🚜🚜' }, { kind: 'lead', text: '粮食', figure: null }),
		)

		expect(message?.entities).toEqual([{ type: 'bold', offset: 5, length: 2 }])
	})

	it('leaves marks of markup as they are', () => {
		const [message] = render(replyWith({ kind: 'text', text: '<b>&amp;*_`' }))

		expect(message?.text).toBe('<b>&amp;*_`')
	})

	it('has its buttons under the last of several', () => {
		const choices: Block = {
			kind: 'choices',
			role: 'next',
			heading: '还可以问',
			numberedHeading: '还可以问（回复数字）：',
			items: [{ label: '都不是', action: { kind: 'none' } }],
		}

		const messages = render(replyWith({ kind: 'text', text: '一句话。'.repeat(10) }, choices), {
			unit: 'utf16',
			limit: 30,
		})

		expect(messages.map(({ keyboard }) => keyboard.length)).toEqual([0, 1])
	})
})
