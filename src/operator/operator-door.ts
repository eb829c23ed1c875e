import type { Handle, Message } from '../domain/conversation.ts'
import { AppError } from '../domain/errors.ts'
import type { Reply } from '../domain/reply.ts'
import type { Log } from '../ports/log.ts'
import { joinLine, splitLine } from './chat-line.ts'
import type { RunDesk } from './desk.ts'
import { withConfirm } from './parse-desk.ts'
import { DOOR_WORDS } from './words.ts'

export type Sender = NonNullable<Message['sender']>

export interface OperatorDoorOptions {
	readonly isOperator: (sender: Sender) => boolean
	/** How the log names who speaks: a keyed hash. */
	readonly nameOf: (sender: Sender) => string
	readonly run: RunDesk
	readonly log: Log
}

const COMMAND = /^\s*[/／]broadcast(?:@\w+)?(?=\s|$)/iu

/** Fits three messages of 4,096 UTF-16 units. */
const MAX_UNITS = 11_000

const cut = (text: string): string => {
	if (text.length <= MAX_UNITS) return text
	const lines = text.slice(0, MAX_UNITS).split('\n')
	return [...lines.slice(0, -1), DOOR_WORDS.cut].join('\n')
}

const replyOf = (text: string): Reply => ({
	lang: 'zh-Hans',
	outcome: 'chat',
	topics: [],
	figures: [],
	about: null,
	candidates: [],
	blocks: [{ kind: 'text', text }],
})

/** A private chat of somebody who may; others are not told that there is such a command. */
const lineOf = (message: Message, isOperator: OperatorDoorOptions['isOperator']) => {
	if (!('text' in message) || message.sender === undefined || message.group !== undefined) return null
	const [command] = COMMAND.exec(message.text) ?? []
	if (command === undefined || !isOperator(message.sender)) return null
	return { line: message.text.slice(command.length), sender: message.sender }
}

/** The door for everybody, with `/broadcast …` for operators in a private chat. */
export const createOperatorDoor = (handle: Handle, options: OperatorDoorOptions): Handle => {
	const { isOperator, nameOf, run, log } = options

	const done = async (words: readonly string[], who: string): Promise<string> => {
		try {
			const { text, confirm } = await run(words, who)
			if (confirm === null) return cut(text)
			const again = joinLine(withConfirm(words, confirm))
			return `${cut(text)}\n\n${DOOR_WORDS.confirm}\n/broadcast ${again}`
		} catch (error) {
			if (error instanceof AppError) return `${error.message}\n${error.hint}`
			log.error({ err: error, who }, 'a command of the office failed')
			return DOOR_WORDS.failed
		}
	}

	return async (message, key) => {
		const asked = lineOf(message, isOperator)
		if (asked === null) return handle(message, key)
		return replyOf(await done(splitLine(asked.line), nameOf(asked.sender)))
	}
}
