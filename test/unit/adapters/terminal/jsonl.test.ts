import { PassThrough, Readable, Writable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { answerLines } from '../../../../adapters/terminal/jsonl.ts'
import { createTalk } from '../../../support/talk.ts'

const answers = async (lines: Iterable<string>, lang?: 'en'): Promise<readonly Record<string, unknown>[]> => {
	const output = new PassThrough()
	const written = readAll(output)
	await answerLines({ handle: createTalk().handle, input: Readable.from(lines), output, lang })
	output.end()
	const text = await written
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as Record<string, unknown>)
}

const question = (id: unknown, text: unknown, context?: unknown): string =>
	`${JSON.stringify({ id, text, context })}\n`

describe('questions a line', () => {
	it('are answered a line with the fields of a result', async () => {
		const [answer] = await answers([question(7, 'grain')])

		expect(answer).toEqual({
			id: 7,
			outcome: 'answer',
			topics: ['fields'],
			figures: ['grain'],
			about: null,
			candidates: [],
			lang: 'zh-Hans',
			reply: expect.stringContaining('粮食总产 70亿斤以上'),
		})
	})

	it('have their context sent before them as real turns', async () => {
		const [answer] = await answers([question(1, '1', ['which'])])

		expect(answer?.['figures']).toEqual(['ponds'])
	})

	it('are conversations of their own, also with the same id', async () => {
		const [, second] = await answers([question(1, 'which'), question(1, '1')])

		expect(second?.['figures']).toEqual([])
	})

	it.each([
		['no JSON', '{"id": 1, "text":\n', null],
		['no object', '["grain"]\n', null],
		['no text', question('a', 5), 'a'],
		['a bad context', question('b', 'grain', 'grain'), 'b'],
	])('give an error with the id for %s, and go on', async (_, bad, id) => {
		const [error, next] = await answers([bad, question(2, 'grain')])

		expect([error, next?.['outcome']]).toEqual([{ id, error: expect.any(String), line: 1 }, 'answer'])
	})

	it('may be spread over chunks, with blank lines, without a last line end', async () => {
		const lines = `${question(1, 'grain')}\n\r\n${question(2, 'grain').trimEnd()}`
		const found = await answers([lines.slice(0, 9), lines.slice(9)])

		expect(found.map((answer) => answer['id'])).toEqual([1, 2])
	})

	it('take the language of the caller', async () => {
		const [answer] = await answers([question(1, 'grain')], 'en')

		expect(answer?.['lang']).toBe('en')
	})

	it('are read no faster than the answers are taken', async () => {
		let read = 0
		const many = function* (): Generator<string> {
			for (; read < 50_000; read++) yield question(read, 'grain')
		}
		const taken = Promise.withResolvers<void>()
		const output = new Writable({ highWaterMark: 1, write: () => taken.resolve() })
		void answerLines({ handle: createTalk().handle, input: Readable.from(many()), output })
		await taken.promise
		for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve))

		expect(read).toBeLessThan(10_000)
	})
})
