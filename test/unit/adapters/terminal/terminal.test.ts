import { PassThrough, Readable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createTerminal } from '../../../../adapters/terminal/index.ts'
import { createTalk } from '../../../support/talk.ts'

const PLAIN = { colour: false, interactive: false, columns: Number.POSITIVE_INFINITY }

/** Everything that the terminal writes when it is given these lines and then the end of its input. */
const chat = async (lines: string, config = PLAIN): Promise<string> => {
	const output = new PassThrough()
	const written = readAll(output)
	const { handle } = createTalk({ keepTrace: true })
	await createTerminal({ handle, input: Readable.from([lines]), output, config }).run()
	output.end()
	return written
}

describe('the terminal', () => {
	it('welcomes with the menu of the areas and leaves with a goodbye', async () => {
		expect(await chat('')).toMatch(
			/^您好.*\n\n.*\n1\. 种好田地\n2\. 能源建设\n3\. 城乡融合\n4\. 今日一条\n\n再见/u,
		)
	})

	it('takes numbers of the welcome menu', async () => {
		expect(await chat('2\n')).toContain('能源建设的总述')
	})

	it('shows the trace of the last decision', async () => {
		expect(await chat('grain\n/why\n')).toContain('[decide] answer (0.900)')
	})

	it('answers a last line without a line end', async () => {
		expect(await chat('grain')).toContain('70亿斤以上')
	})

	it('ends at /quit and leaves the rest unread', async () => {
		expect(await chat('/quit\ngrain\n')).not.toContain('70亿斤以上')
	})

	it('says nothing to an empty line', async () => {
		expect(await chat('\n \n\t\n')).toBe(await chat(''))
	})

	it('paints only where it is told to', async () => {
		const painted = await chat('grain\n', { ...PLAIN, colour: true })

		expect([painted.includes('\u001b['), (await chat('grain\n')).includes('\u001b[')]).toEqual([true, false])
	})

	it('ends when it is stopped', async () => {
		const output = new PassThrough()
		const { handle } = createTalk()
		const terminal = createTerminal({ handle, input: new PassThrough(), output, config: PLAIN })
		const running = terminal.run()
		await new Promise((resolve) => setImmediate(resolve))
		await terminal.stop()

		await expect(running).resolves.toBeUndefined()
	})
})
