import { describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { inMemory } from '../../../src/store/in-memory.ts'
import { createTalk } from '../../support/talk.ts'

const clock = { now: () => Date.UTC(2030, 5, 1) }
const away = async (): Promise<never> => {
	throw new AppError('STORE_UNREACHABLE', 'The database is away.', 'Start it.')
}
const GONE = {
	preferences: { langOf: away, fixLang: away, move: away, forget: away },
	memory: { load: away, save: away, forget: away },
}

describe('what is remembered', () => {
	it('is there after a restart', async () => {
		const store = inMemory(clock)
		await createTalk({ store }).say('grain')
		const { say, contexts } = createTalk({ store })
		await say('fields')

		expect(contexts[0]?.past).toHaveLength(1)
	})

	it('is saved before the answer is given', async () => {
		const { memory, preferences } = inMemory(clock)
		const order: string[] = []
		const save: typeof memory.save = async (...args) => {
			await memory.save(...args)
			order.push('saved')
		}
		const { say } = createTalk({ store: { preferences, memory: { ...memory, save } } })
		await say('grain').then(() => order.push('answered'))

		expect(order).toEqual(['saved', 'answered'])
	})

	it('is one load and one save for each message', async () => {
		const { memory, preferences } = inMemory(clock)
		const calls: string[] = []
		const { say } = createTalk({
			store: {
				preferences,
				memory: {
					...memory,
					load: (key) => {
						calls.push('load')
						return memory.load(key)
					},
					save: (...args) => {
						calls.push('save')
						return memory.save(...args)
					},
				},
			},
		})
		await say('grain')
		await say('/areas')

		expect(calls).toEqual(['load', 'save', 'load', 'save'])
	})

	it('holds no word of the citizen', async () => {
		const { memory, preferences } = inMemory(clock)
		const saved: string[] = []
		const save: typeof memory.save = async (key, text) => void saved.push(`${key}${text}`)
		const { say } = createTalk({ keepTrace: true, store: { preferences, memory: { ...memory, save } } })
		for (const text of ['grain', 'my secret', '/areas', '/language en', 'which']) await say(text)

		expect(saved.join('\n')).not.toMatch(/secret|decide/u)
	})

	it('is forgotten when what was saved means nothing', async () => {
		const store = inMemory(clock)
		await store.memory.save(conversationKey('test', 'ann'), '[9,"fr"]', Number.POSITIVE_INFINITY)
		const { say, contexts } = createTalk({ store })
		await say('grain')

		expect(contexts[0]?.past).toEqual([])
	})
})

describe('without the store', () => {
	it('questions are answered, and the trouble is logged', async () => {
		const { say, log } = createTalk({ store: GONE })

		expect((await say('grain')).figures).toEqual(['grain'])
		expect(log.troubles).toEqual([
			'a conversation could not be read; answering without it',
			'a chosen language could not be read; answering without it',
			'a conversation could not be saved',
		])
	})

	it('a language is not said to be fixed', async () => {
		const { say } = createTalk({ store: GONE })

		expect(renderText(await say('/language en'))).toContain('请稍后再试')
	})

	it('nothing is said to be deleted', async () => {
		const { say } = createTalk({ store: { ...GONE, remove: away } })

		expect(renderText(await say('/delete'))).toContain('请稍后再试')
	})
})
