import { parseArgs } from 'node:util'
import { ask } from '../../adapters/terminal/ask.ts'
import { answerLines } from '../../adapters/terminal/jsonl.ts'
import { LANGS, type Lang } from '../domain/lang.ts'
import { openDoor } from '../wiring/house.ts'
import { type Command, wrongUse } from './command.ts'
import { terminal } from './terminal.ts'

const langOf = (value: string | undefined): Lang | undefined => {
	const lang = LANGS.find((known) => known === value)
	if (value !== undefined && lang === undefined)
		throw wrongUse(`--lang ${value} is not one of ${LANGS.join(', ')}.`)
	return lang
}

/** One question, or one a line. */
export const run: Command = async (args, settings) => {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			jsonl: { type: 'boolean', default: false },
			why: { type: 'boolean', default: false },
			lang: { type: 'string' },
		},
	})
	const lang = langOf(values.lang)
	const { stdin: input, stdout: output } = process
	if (values.jsonl) {
		await answerLines({ handle: await openDoor(settings, false), input, output, lang })
		return 0
	}
	const text = positionals.join(' ')
	if (text.trim() === '') throw wrongUse('There is no question.')
	await ask(lang === undefined ? { text } : { text, lang }, {
		handle: await openDoor(settings, values.why),
		output,
		config: terminal(),
		json: values.json,
		why: values.why,
	})
	return 0
}
