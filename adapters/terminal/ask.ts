import type { Writable } from 'node:stream'
import { conversationKey, type Handle, type Message } from '../../src/domain/conversation.ts'
import type { TerminalConfig } from './config.ts'
import { render } from './render.ts'
import { resultLine } from './result-line.ts'
import { send } from './send.ts'

export interface AskOptions {
	readonly handle: Handle
	readonly output: Writable
	readonly config: TerminalConfig
	/** One JSON object in place of text. */
	readonly json: boolean
	/** The trace of the decision after the answer. */
	readonly why: boolean
}

/** Answers one question and ends. */
export const ask = async (message: Message, options: AskOptions): Promise<void> => {
	const { handle, output, config, json, why } = options
	const key = conversationKey('ask', 'once')
	const reply = await handle(message, key)
	const trace = why ? await handle({ ...message, text: '/why' }, key) : null
	if (json) {
		const line = trace === null ? resultLine(reply) : { ...resultLine(reply), why: resultLine(trace).reply }
		return send(output, `${JSON.stringify(line)}\n`)
	}
	await send(output, `${render(reply, config)}\n`)
	if (trace !== null) await send(output, `\n${render(trace, config)}\n`)
}
