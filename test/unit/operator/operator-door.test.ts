import { describe, expect, it } from 'vitest'
import { conversationKey, type Message } from '../../../src/domain/conversation.ts'
import { AppError } from '../../../src/domain/errors.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import type { RunDesk } from '../../../src/operator/desk.ts'
import { createOperatorDoor } from '../../../src/operator/operator-door.ts'
import { renderText } from '../../../src/render/visitor.ts'

const KEY = conversationKey('telegram', '7')
const OPERATOR = { chat: { platform: 'telegram', chat: '7', thread: null }, person: '7' }
const CITIZEN = { chat: { platform: 'telegram', chat: '8', thread: null }, person: '8' }
const GROUP = { key: KEY, maySet: async () => true, hears: 'hears-all' } as const
const DOOR: Reply = {
	lang: 'en',
	outcome: 'off',
	topics: [],
	figures: [],
	about: null,
	candidates: [],
	blocks: [{ kind: 'text', text: 'the door for everybody' }],
}

const ECHO: RunDesk = async (args, who) => ({ text: `${who}: ${args.join('|')}`, confirm: null })
const errors: unknown[] = []

const say = async (message: Message, run: RunDesk = ECHO): Promise<string> => {
	const door = createOperatorDoor(async () => DOOR, {
		isOperator: ({ person }) => person === '7',
		nameOf: ({ person }) => `hash of ${person}`,
		run,
		log: { info: () => undefined, warn: () => undefined, error: (details) => errors.push(details) },
	})
	return renderText(await door(message, KEY))
}

describe('/broadcast from an operator', () => {
	it.each([
		['/broadcast status', 'hash of 7: status'],
		['  /BROADCAST@wenbao_bot send --notice "a b"', 'hash of 7: send|--notice|a b'],
		['/broadcast', 'hash of 7: '],
		['/broadcast\nstatus', 'hash of 7: status'],
	])('%j is done', async (text, done) => {
		expect(await say({ text, sender: OPERATOR })).toBe(done)
	})

	it('is confirmed by a line to send back', async () => {
		const run: RunDesk = async () => ({ text: 'to 3 chats', confirm: '1a2b' })
		const said = await say({ text: '/broadcast send —notice “明天 停水', sender: OPERATOR }, run)
		expect(said.split('\n').at(-1)).toBe('/broadcast send --notice "明天 停水" --confirm 1a2b')
	})

	it('says what is wrong with it, and how it is right', async () => {
		const run: RunDesk = () => Promise.reject(new AppError('CLI_USAGE', 'no such command', 'usage'))
		expect(await say({ text: '/broadcast sned', sender: OPERATOR }, run)).toBe('no such command\nusage')
	})

	it('that breaks is logged and answered', async () => {
		const run: RunDesk = () => Promise.reject(new TypeError('x is undefined'))
		expect(await say({ text: '/broadcast status', sender: OPERATOR }, run)).toContain('failed')
		expect(errors).toHaveLength(1)
	})

	it('keeps to a few messages, and the line to confirm stays whole', async () => {
		const run: RunDesk = async () => ({ text: 'a row of the list\n'.repeat(5000), confirm: '1a2b' })
		const said = await say({ text: '/broadcast send', sender: OPERATOR }, run)
		expect(said.length).toBeLessThan(3 * 4096)
		expect(said).toMatch(/--confirm 1a2b$/u)
	})
})

describe('the door for everybody answers', () => {
	it.each<readonly [string, Message]>([
		['a citizen who writes /broadcast', { text: '/broadcast send', sender: CITIZEN }],
		['an operator in a group', { text: '/broadcast send', sender: OPERATOR, group: GROUP }],
		['an operator who asks something else', { text: 'what is /broadcast', sender: OPERATOR }],
		['a longer word', { text: '/broadcasting', sender: OPERATOR }],
		['somebody of whom nothing is known', { text: '/broadcast send' }],
		['a button', { action: { kind: 'none' }, sender: OPERATOR }],
	])('%s', async (_, message) => {
		expect(await say(message)).toBe('the door for everybody')
	})
})
