import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/domain/errors.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { inGroup, inPrivate } from '../../support/places.ts'
import { sampleDailyTips } from '../../support/sample-daily-tips.ts'
import { packTips } from '../../support/sample-pack.ts'
import { createTalk } from '../../support/talk.ts'

const open = () => {
	const tips = sampleDailyTips(packTips.figure)
	const talk = createTalk({ tips })
	return { ...talk, tips, alone: inPrivate(talk.handle) }
}

describe('subscribing', () => {
	it.each(['/subscribe', '订阅', '訂閱', 'subscribe', '订阅每日一条'])('opens with %s', async (text) => {
		const { alone, tips } = open()
		await alone(text)

		expect([...tips.known.keys()]).toEqual(['test/7/'])
	})

	it('says the time, the zone, the first day and the way out', async () => {
		const { alone } = open()

		const text = renderText(await alone('/subscribe'))

		expect(text).toMatch(/08:30.*北京时间，Asia\/Shanghai[\s\S]*明天[\s\S]*\/stop/u)
	})

	it('says that the first comes today when it does', async () => {
		const { alone } = open()

		expect(renderText(await alone('订阅 晚上7点'))).toContain('第一条今天到')
	})

	it.each([
		['订阅 8:30', { atMinute: 510 }],
		['订阅早上八点半', { atMinute: 510 }],
		['訂閱 晚上7點 靜音', { atMinute: 1140, silent: true }],
		[
			'/subscribe 7:45 Europe/London weekdays silent',
			{ atMinute: 465, zone: 'Europe/London', weekdaysOnly: true, silent: true },
		],
		['Subscribe 7:45 pm', { atMinute: 1185 }],
	])('takes the wishes of %s', async (text, wished) => {
		const { alone, tips } = open()
		await alone(text)

		expect(tips.known.get('test/7/')).toMatchObject(wished)
	})

	it('says what there is to whoever has it already', async () => {
		const { alone } = open()
		await alone('/subscribe 19:45')

		expect(renderText(await alone('/subscribe'))).toMatch(/^每日一条：每天 19:45/u)
	})

	it.each([
		['/subscribe 8:30 每周五', '没看懂“每周五”'],
		['订阅 什么', '没看懂“什么”'],
		['/subscribe 23:00', '07:30 到 21:29'],
		['/subscribe 8:30 Mars/Base', '没有“Mars/Base”这个时区'],
	])('changes nothing at %s and says why', async (text, expected) => {
		const { alone, tips } = open()

		expect(renderText(await alone(text))).toContain(expected)
		expect(tips.known.size).toBe(0)
	})

	it('is answered in the language of the word', async () => {
		const { alone, tips } = open()
		const reply = await alone('訂閱 8:30')

		expect([reply.lang, tips.known.get('test/7/')?.lang]).toEqual(['zh-Hant', 'zh-Hant'])
	})

	it('is said to be impossible where the bot cannot write first', async () => {
		const { say } = open()

		expect(renderText(await say('/subscribe'))).toContain('不能主动发消息')
	})

	it('is said to be impossible where nothing is kept', async () => {
		const { handle } = createTalk({ tips: { subscriptions: null, today: async () => packTips.figure } })
		const alone = inPrivate(handle)

		expect(renderText(await alone('/subscribe'))).toContain('不能主动发消息')
		expect(renderText(await alone('/tip'))).not.toContain('每天收一条')
	})

	it('is said to be impossible without tips', async () => {
		const { handle } = createTalk({ tips: null })

		expect(renderText(await inPrivate(handle)('/subscribe'))).toContain('还没有每日一条')
	})
})

describe('a group', () => {
	it('is subscribed by an administrator, in the topic where it was said', async () => {
		const { handle, tips } = open()
		await inGroup(handle, { thread: '77', isAdmin: true })('/subscribe')

		expect([...tips.known.keys()]).toEqual(['test/-5/77'])
	})

	it.each([
		'/subscribe',
		'/stop',
		'/settings 9:00',
		{ action: { kind: 'option', option: 'silent', on: true } } as const,
		{ action: { kind: 'command', command: 'stop' } } as const,
	])('is not changed by a member with %j', async (said) => {
		const { handle, tips } = open()
		await inGroup(handle, { person: '1', isAdmin: true })('/subscribe')
		const before = new Map(tips.known)

		expect(renderText(await inGroup(handle, { isAdmin: false })(said))).toContain('管理员')
		expect(tips.known).toEqual(before)
	})

	it('hears on joining who can subscribe it', async () => {
		const { handle } = open()

		expect(renderText(await inGroup(handle, { isAdmin: true })({ event: 'joined-hears-all' }))).toContain(
			'/subscribe',
		)
	})
})

describe('stopping', () => {
	it.each(['/stop', '退订', '取消', '取消订阅', '取消訂閱', 'unsubscribe', 'STOP!', '别再发了', 'TD'])(
		'ends it at once with %s',
		async (text) => {
			const { alone, tips } = open()
			await alone('/subscribe')
			await alone(text)

			expect(tips.known.size).toBe(0)
		},
	)

	it('ends it while candidates are offered', async () => {
		const { alone, tips } = open()
		await alone('/subscribe')
		await alone('which')
		await alone('取消')

		expect(tips.known.size).toBe(0)
	})

	it('says when there was nothing to stop', async () => {
		const { alone } = open()

		expect(renderText(await alone('/stop'))).toContain('没有订阅')
	})
})

describe('settings', () => {
	it('are shown with what can be changed', async () => {
		const { alone } = open()
		await alone('/subscribe 19:45 静音')

		const text = renderText(await alone('/settings'))

		expect(text).toMatch(/19:45[\s\S]*静音[\s\S]*周末不发[\s\S]*有声音[\s\S]*不再收[\s\S]*语言/u)
	})

	it('change what is there', async () => {
		const { alone, tips } = open()
		await alone('/subscribe 9:00')
		await alone('/settings 静音')

		expect(tips.known.get('test/7/')).toMatchObject({ atMinute: 540, silent: true })
	})

	it.each(['/settings 9:00', { action: { kind: 'option', option: 'silent', on: true } } as const])(
		'do not subscribe by the way: %j',
		async (said) => {
			const { alone, tips } = open()

			expect(renderText(await alone(said))).toContain('没有订阅')
			expect(tips.known.size).toBe(0)
		},
	)

	it('change one option by its button and offer the way back', async () => {
		const { alone, tips } = open()
		await alone('/subscribe')
		const text = renderText(await alone({ action: { kind: 'option', option: 'weekdays-only', on: true } }))

		expect([tips.known.get('test/7/')?.weekdaysOnly, text.includes('周末也发')]).toEqual([true, true])
	})

	it('change one option by its number', async () => {
		const { alone, tips } = open()
		await alone('/subscribe')
		await alone('3')

		expect(tips.known.get('test/7/')?.silent).toBe(true)
	})

	it('are the language alone where the bot cannot write first', async () => {
		const { say } = open()

		expect(renderText(await say('/settings'))).toContain('请选择回复的语言')
	})
})

describe('the tip of today', () => {
	it.each(['/tip', '今日一条', '今天的一条', '每日一条', '每日一條', 'daily tip'])(
		'comes for %s',
		async (text) => {
			const { say } = open()
			const [, block] = (await say(text)).blocks

			expect(block?.kind === 'text' && block.text).toMatch(/70|7 billion/u)
		},
	)

	it('offers to subscribe, and to stop once subscribed', async () => {
		const { alone } = open()
		const before = renderText(await alone('/tip'))
		await alone('2')
		const after = renderText(await alone('/tip'))

		expect([before.includes('2. 每天收一条'), after.includes('2. 不再收')]).toEqual([true, true])
	})

	it('does not offer to subscribe where the bot cannot write first', async () => {
		const { say } = open()

		expect(renderText(await say('/tip'))).not.toContain('每天收一条')
	})

	it('is what a follow-up leans on', async () => {
		const { say, contexts } = open()
		await say('/tip')
		await say('fields')

		expect(contexts[0]?.past).toEqual([{ outcome: 'answer', targets: [{ kind: 'figure', id: 'grain' }] }])
	})

	it('is said to be missing where the report has none', async () => {
		const { say } = createTalk({ tips: sampleDailyTips(null) })

		expect(renderText(await say('/tip'))).toContain('还没有每日一条')
	})
})

describe('a store out of reach', () => {
	const away = async (): Promise<never> => {
		throw new AppError('STORE_UNREACHABLE', 'The database is away.', 'Start it.')
	}
	const subscriptions = { subscribe: away, stop: away, get: away }
	const tips = { subscriptions, today: away }

	it.each(['/subscribe', '/stop', '/settings', '/settings 9:00', '/tip'])(
		'is admitted at %s',
		async (text) => {
			const { handle, log } = createTalk({ tips })

			expect(renderText(await inPrivate(handle)(text))).toContain('请稍后再试')
			expect(log.troubles).toEqual(['the store is out of reach; the citizen was told so'])
		},
	)

	it('is not blamed for mistakes of the program', async () => {
		const broken = async (): Promise<never> => {
			throw new TypeError('a mistake')
		}
		const { handle } = createTalk({ tips: { ...tips, subscriptions: { ...subscriptions, stop: broken } } })

		await expect(inPrivate(handle)('/stop')).rejects.toThrow('a mistake')
	})
})

describe('the welcome offers of the daily tip', () => {
	const offered = (reply: Reply): readonly string[] =>
		reply.blocks
			.flatMap((block) => (block.kind === 'choices' ? block.items : []))
			.flatMap(({ action }) => (action.kind === 'command' ? [action.command] : []))

	it('both today’s and all to come where the bot can write first', async () => {
		const { alone } = open()

		expect(offered(await alone('/start'))).toEqual(['tip', 'subscribe'])
	})

	it('today’s where it only answers', async () => {
		const { say } = open()

		expect(offered(await say('/start'))).toEqual(['tip'])
	})

	it('nothing where the report has none', async () => {
		const { handle } = createTalk({ tips: null })

		expect(offered(await inPrivate(handle)('/start'))).toEqual([])
	})

	it('the same again after an answer that led away from it', async () => {
		const { alone } = open()
		const welcome = await alone('/start')
		await alone('1')

		expect((await alone('0')).blocks.at(-1)).toEqual(welcome.blocks.at(-1))
	})
})
