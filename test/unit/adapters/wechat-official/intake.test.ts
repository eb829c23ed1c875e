import { describe, expect, it } from 'vitest'
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
			await go.promise
			return bubbles
		},
		sender: {
			send: async (_, texts) => {
				sent.push(...texts)
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

	it('lets a delivery that comes after its time join, and answers it', async () => {
		const { intake, go, sent } = open(['答'], 5)
		const first = await intake.accept(MESSAGE, OPEN)
		const second = intake.accept(MESSAGE, OPEN)
		go()

		expect([first, await second, sent]).toEqual([{ kind: 'nothing' }, { kind: 'text', text: '答' }, []])
	})

	it('keeps what was handled before it is idle', async () => {
		const { intake, go, kept } = open([])
		void intake.accept(MESSAGE, OPEN)
		go()
		await intake.idle()

		expect([...kept]).toEqual(['1'])
	})
})
