import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ask } from '../../adapters/terminal/ask.ts'
import { terminalConfig } from '../../adapters/terminal/config.ts'
import { readSettings } from '../../src/config/settings.ts'
import { openDoor } from '../../src/wiring/house.ts'
import { collect } from './collect.ts'

const PIPE = terminalConfig({
	inputIsTty: false,
	outputIsTty: false,
	columns: undefined,
	noColor: undefined,
	term: undefined,
})

/** Blocks that show a command and what it prints. */
const blocksOf = (path: string): readonly (readonly [question: string, printed: string])[] =>
	[...readFileSync(path, 'utf8').matchAll(/^```text\n\$ npm run -s ask -- "(.+)"\n([\s\S]*?)^```$/gmu)].map(
		([, question = '', printed = '']) => [question, printed.trim()],
	)

describe.each(['README.md', 'README.zh-CN.md'])('the examples of %s', (path) => {
	it.each(blocksOf(path))('%s', async (text, printed) => {
		// A door for each: a question here is the first of its conversation.
		const handle = await openDoor(readSettings({}), false)
		const output = collect()
		await ask({ text }, { handle, output, config: PIPE, json: false, why: false })
		expect(output.text().trim()).toBe(printed)
	})

	it('are there', () => expect(blocksOf(path).length).toBeGreaterThan(2))
})
