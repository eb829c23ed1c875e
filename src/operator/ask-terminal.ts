import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** One line that is typed; empty when the input ends first. */
export const askTerminal = (question: string, input: Readable, output: Writable): Promise<string> =>
	new Promise((resolve) => {
		const lines = createInterface({ input, output })
		lines.once('close', () => resolve(''))
		lines.question(question, (line) => {
			resolve(line)
			lines.close()
		})
	})
