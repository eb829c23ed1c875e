import { expect, it } from 'vitest'
import type { Leaver } from '../../../src/ports/store.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { inMemory } from '../../../src/store/in-memory.ts'
import { inGroup, inPrivate } from '../../support/places.ts'
import { createTalk } from '../../support/talk.ts'

const open = () => {
	const left: Leaver[] = []
	const store = { ...inMemory({ now: Date.now }), remove: async (leaver: Leaver) => void left.push(leaver) }
	return { ...createTalk({ store }), left }
}

it('removes all of a chat with one person', async () => {
	const { handle, left } = open()
	const text = renderText(await inPrivate(handle)('/delete'))

	expect(text).toContain('都删掉了')
	expect(left).toEqual([
		{
			conversations: ['test:7'],
			chat: { platform: 'test', chat: '7' },
			person: { platform: 'test', id: '7' },
		},
	])
})

it('removes only the person’s own in a group, and says whose the rest is', async () => {
	const { handle, left } = open()
	const text = renderText(await inGroup(handle, { thread: '77', isAdmin: false })('/delete'))

	expect(text).toContain('由群管理员来删')
	expect(left).toEqual([{ conversations: ['test:-5/77/7'], person: { platform: 'test', id: '7' } }])
})

it('removes the group too when an administrator says so', async () => {
	const { handle, left } = open()
	const text = renderText(await inGroup(handle, { isAdmin: true })('/delete'))

	expect(text).toContain('这个群')
	expect(left).toEqual([
		{
			conversations: ['test:-5//7', 'test:-5'],
			chat: { platform: 'test', chat: '-5' },
			person: { platform: 'test', id: '7' },
		},
	])
})

it('forgets the conversation and the language where nothing else is kept', async () => {
	const { say, contexts } = createTalk()
	await say('/language en')
	await say('grain')
	await say('/delete')
	const reply = await say('fields')

	expect([contexts[1]?.past, reply.lang]).toEqual([[], 'zh-Hans'])
})

it('leaves no trace of how the last answer came about', async () => {
	const { say } = createTalk({ keepTrace: true })
	await say('grain')
	await say('/delete')

	expect(renderText(await say('/why'))).toContain('还没有回答过问题')
})
