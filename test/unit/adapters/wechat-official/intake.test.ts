import { describe, expect, it, vi } from 'vitest'
import type { Arrived } from '../../../../adapters/wechat-official/decode.ts'
import { createIntake } from '../../../../adapters/wechat-official/intake.ts'
import { keptLog } from '../../../support/kept-log.ts'

const MESSAGE: Arrived = {
	id: '1',
	openId: 'oSomebody',
	account: 'gh_account',
	incoming: { kind: 'said', said: { text: '路' } },
}

const OPEN = () => true
const CLOSED = () => false

const open = (bubbles: readonly string[], passiveMs = 60_000) => {
	const go = Promise.withResolvers<void>()
	const kept = new Set<string>()
	const sent: string[] = []
	const intake = createIntake({
		handled: {
			has: async (_, id) => kept.has(id),
			add: async (_, ids) => ids.forEach((id) => void kept.add(id)),
		},
		channel: 'wechat-official:test',
		process: async () => {
			kept.add('asked')
			await go.promise
			return bubbles.map((text) => ({ kind: 'text', text }) as const)
		},
		sender: {
			send: async (_, rest) => {
				sent.push(...rest.map((bubble) => (bubble.kind === 'text' ? bubble.text : 'card')))
				return null
			},
		},
		passiveMs,
		log: keptLog(),
	})
	return { intake, go: go.resolve, sent, kept }
}

const kindsOf = async (answers: readonly Promise<{ readonly kind: string }>[]): Promise<readonly string[]> =>
	(await Promise.all(answers)).map(({ kind }) => kind)

describe('createIntake', () => {
	it('answers the newest of the deliveries that wait', async () => {
		const { intake, go } = open(['答'])
		const answers = [OPEN, OPEN, OPEN].map((isOpen) => intake.accept(MESSAGE, isOpen))
		go()

		expect(await kindsOf(answers)).toEqual(['nothing', 'nothing', 'text'])
	})

	it('answers none that has hung up', async () => {
		const { intake, go, sent } = open(['答'])
		const answers = [OPEN, CLOSED].map((isOpen) => intake.accept(MESSAGE, isOpen))
		go()

		expect([await kindsOf(answers), sent]).toEqual([['text', 'nothing'], []])
	})

	it('sends the answer when all have hung up', async () => {
		const { intake, go, sent } = open(['答'])
		const answer = intake.accept(MESSAGE, CLOSED)
		go()
		await answer
		await intake.idle()

		expect(sent).toEqual(['答'])
	})

	it('tells the third delivery alone that the message was taken, before there is an answer', async () => {
		const { intake, go, sent } = open(['答'], 5)
		const settled: string[] = []
		const answers = ['first', 'second', 'third'].map(async (name) => {
			await intake.accept(MESSAGE, CLOSED)
			settled.push(name)
		})

		await answers[2]
		const before = [...settled]
		go()
		await Promise.all(answers)
		await intake.idle()

		expect([before, sent]).toEqual([['third'], ['答']])
	})

	it('sends nothing that another process has answered meanwhile', async () => {
		const { intake, go, sent, kept } = open(['答'])
		const answer = intake.accept(MESSAGE, CLOSED)
		await vi.waitFor(() => expect(kept.has('asked')).toBe(true))
		kept.add('1')
		go()
		await answer
		await intake.idle()

		expect(sent).toEqual([])
	})

	it('keeps what was handled before it is idle', async () => {
		const { intake, go, kept } = open([])
		void intake.accept(MESSAGE, OPEN)
		go()
		await intake.idle()

		expect(kept.has('1')).toBe(true)
	})
})
