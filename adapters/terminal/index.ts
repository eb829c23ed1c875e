import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { capabilities } from './capabilities.ts'
import type { TerminalConfig } from './config.ts'
import { decode } from './decode.ts'
import { render } from './render.ts'
import { send } from './send.ts'

export interface TerminalOptions {
	readonly handle: Handle
	readonly input: Readable
	readonly output: Writable
	readonly config: TerminalConfig
}

const KEY = conversationKey('terminal', 'local')
const PROMPT = '> '
const GOODBYE = '再见 · Goodbye'
const HINT = '/help  /areas  /figures  /why  /language · Ctrl-D 退出 / leave'

/** A chat with one person, who may also be a pipe. Ends with the input, at /quit, at Ctrl-C or when stopped. */
export const createTerminal = ({ handle, input, output, config }: TerminalOptions): Channel => {
	let close = (): void => undefined

	const answer = async (text: string): Promise<void> =>
		send(output, `${render(await handle({ text }, KEY), config)}\n\n`)

	const run = async (): Promise<void> => {
		await answer('/start')
		if (config.interactive) await send(output, `${HINT}\n`)
		const lines = createInterface({
			input,
			crlfDelay: Number.POSITIVE_INFINITY,
			...(config.interactive ? { output, prompt: PROMPT } : {}),
		})
		close = () => lines.close()
		lines.on('SIGINT', close)
		if (config.interactive) lines.prompt()
		for await (const line of lines) {
			const decoded = decode(line)
			if (decoded.kind === 'quit') break
			if (decoded.kind === 'message') await answer(decoded.text)
			if (config.interactive) lines.prompt()
		}
		lines.close()
		await send(output, `${config.interactive ? '\n' : ''}${GOODBYE}\n`)
	}

	return {
		name: 'terminal',
		capabilities,
		routes: [],
		outbox: null,
		health: () => ({ ok: true, detail: 'open' }),
		run,
		stop: async () => close(),
	}
}
