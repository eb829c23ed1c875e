import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Lang } from '../../src/domain/lang.ts'
import { resultLine } from './result-line.ts'
import { send } from './send.ts'

interface Asked {
	readonly id: unknown
	readonly text: string
	/** Earlier messages of the citizen, oldest first. */
	readonly context: readonly string[]
}

export interface JsonlOptions {
	readonly handle: Handle
	readonly input: Readable
	readonly output: Writable
	/** The language of every reply; undefined follows each question. */
	readonly lang?: Lang | undefined
}

type Decoded = { readonly asked: Asked } | { readonly error: string; readonly id: unknown }

const isTexts = (value: unknown): value is readonly string[] =>
	Array.isArray(value) && value.every((item) => typeof item === 'string')

/** What is wrong is said in words, with the id of the line where it has one. */
const decodeLine = (line: string): Decoded => {
	let value: unknown
	try {
		value = JSON.parse(line)
	} catch {
		return { error: 'This line is not JSON.', id: null }
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return { error: 'This line is not a JSON object.', id: null }
	const { id = null, text, context = [] } = value as { id?: unknown; text?: unknown; context?: unknown }
	if (typeof text !== 'string') return { error: 'text must be a string.', id }
	if (!isTexts(context)) return { error: 'context must be a list of strings.', id }
	return { asked: { id, text, context } }
}

/**
 * Reads one question a line and writes one answer a line in the same order, as slowly as its reader reads. Each line
 * is a conversation of its own, its `context` sent before it through the same door.
 */
export const answerLines = async ({ handle, input, output, lang }: JsonlOptions): Promise<void> => {
	const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
	let number = 0
	for await (const line of lines) {
		number += 1
		if (line.trim() === '') continue
		const decoded = decodeLine(line)
		if ('error' in decoded) {
			await send(output, `${JSON.stringify({ id: decoded.id, error: decoded.error, line: number })}\n`)
			continue
		}
		const key = conversationKey('jsonl', String(number))
		const { id, text, context } = decoded.asked
		for (const earlier of context) await handle({ text: earlier }, key)
		const reply = await handle(lang === undefined ? { text } : { text, lang }, key)
		await send(output, `${JSON.stringify({ id, ...resultLine(reply) })}\n`)
	}
}
