import { describe, expect, it } from 'vitest'
import { createIntake } from '../../../../adapters/telegram/intake.ts'
import type { Handled } from '../../../../src/ports/store.ts'

/** An intake whose store answers when the test says so. */
const open = (handled: Partial<Handled> = {}) => {
	const processed: number[] = []
	const logged: string[] = []
	const say = (_: unknown, message: string) => void logged.push(message)
	const intake = createIntake({
		handled: { has: async () => false, add: async () => undefined, ...handled },
		channel: 'telegram:1000',
		process: async ({ update_id }) => void processed.push(update_id),
		log: { error: say },
	})
	return { accept: (update_id: number) => intake.accept({ update_id }), intake, processed, logged }
}

const away = () => Promise.reject(new Error('STORE_UNREACHABLE'))

describe('the intake', () => {
	it('deals with an update once that is delivered twice while the store is asked', async () => {
		const asked = Promise.withResolvers<boolean>()
		const { accept, processed } = open({ has: () => asked.promise })
		const both = [accept(1), accept(1)]

		asked.resolve(false)

		await Promise.all(both)
		expect(processed).toEqual([1])
	})

	it('deals with none that the store knows', async () => {
		const { accept, processed } = open({ has: async (_, id) => id === '1' })

		await Promise.all([accept(1), accept(2)])

		expect(processed).toEqual([2])
	})

	it('keeps the order of updates although the store answers in another', async () => {
		const slow = Promise.withResolvers<boolean>()
		const { accept, processed } = open({
			has: (_, id) => (id === '1' ? slow.promise : Promise.resolve(false)),
		})
		const both = [accept(1), accept(2)]

		slow.resolve(false)

		await Promise.all(both)
		expect(processed).toEqual([1, 2])
	})

	it('names the bot whose updates it keeps', async () => {
		const kept: unknown[] = []
		const { accept } = open({ add: async (...added) => void kept.push(added) })

		await accept(7)

		expect(kept).toEqual([['telegram:1000', ['7']]])
	})

	it('settles an update only when a kill no longer takes it', async () => {
		const kept = Promise.withResolvers<void>()
		const { accept, intake } = open({ add: () => kept.promise })
		const settled: string[] = []
		void accept(1).then(() => settled.push('settled'))

		const idle = intake.idle()
		await new Promise(setImmediate)
		const before = [...settled]
		kept.resolve()
		await idle

		expect([before, settled]).toEqual([[], ['settled']])
	})

	it.each([
		['read', { has: away }],
		['written', { add: away }],
	])('answers, and says so in the log, while nothing can be %s', async (_, handled) => {
		const { accept, processed, logged } = open(handled)

		await accept(1)

		expect([processed, logged]).toEqual([[1], [expect.stringContaining('message')]])
	})

	it('takes an update again that could not be kept', async () => {
		const { accept, processed } = open({ add: away })
		await accept(1)

		await accept(1)

		expect(processed).toEqual([1, 1])
	})
})
