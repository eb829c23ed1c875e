import { randomUUID } from 'node:crypto'
import { conversationKey, type Handle, type Message } from '../../src/domain/conversation.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Block, Reply } from '../../src/domain/reply.ts'
import { createWaitingLine } from '../../src/domain/waiting-line.ts'
import type { HttpRequest, HttpResponse } from '../../src/ports/http-route.ts'
import type { Log } from '../../src/ports/log.ts'
import { CHANNEL } from './capabilities.ts'
import type { WebConfig } from './config.ts'
import { newConversationId } from './conversation-id.ts'
import { decode, type Incoming } from './decode.ts'
import { langOfHeader } from './languages.ts'
import { JSON_TYPE, refuse } from './problem.ts'
import { render } from './render.ts'

export interface MessagesOptions {
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly config: Pick<WebConfig, 'mostWaiting'>
	readonly log: Log
}

const BUSY = {
	status: 429,
	code: 'WEB_CONVERSATION_BUSY',
	message: 'Too many messages of this conversation wait for their answer.',
	hint: 'Wait for the answers, then go on.',
} as const

/** Answers POST /api/messages. Messages of one conversation wait for each other, those of others do not. */
export const createMessages = ({ handle, draw, log, config: { mostWaiting } }: MessagesOptions) => {
	// One too many is told so in the words of every channel; the rest are refused.
	const inLine = createWaitingLine<string>(
		() => log.info({ reason: 'too-many' }, 'message ignored'),
		mostWaiting,
	)

	/** Without the pictures that there is no card for. */
	const drawable = async (reply: Reply): Promise<Reply> => {
		if (!reply.blocks.some(({ kind }) => kind === 'picture')) return reply
		const kept = async (block: Block): Promise<boolean> =>
			block.kind !== 'picture' || (await draw(block.of, reply.lang)) !== null
		const keep = await Promise.all(reply.blocks.map(kept))
		return { ...reply, blocks: reply.blocks.filter((_, at) => keep[at]) }
	}

	const answer = async (
		{ said, lang }: Incoming,
		conversation: string,
		request: HttpRequest,
	): Promise<HttpResponse> => {
		const message: Message = {
			...said,
			...(lang === null ? {} : { lang }),
			firstLang: langOfHeader(request.headers['accept-language']),
			pictures: true,
		}
		const reply = await drawable(await handle(message, conversationKey(CHANNEL, conversation)))
		const body = render(reply, { conversation, id: randomUUID() })
		return {
			status: 200,
			type: JSON_TYPE,
			headers: { 'cache-control': 'no-store' },
			body: JSON.stringify(body),
		}
	}

	return async (request: HttpRequest): Promise<HttpResponse> => {
		const decoded = decode(request)
		if (!decoded.ok) return refuse(decoded.problem)
		const incoming = decoded.value
		const conversation = incoming.conversation ?? newConversationId()
		const tooMany: Incoming = { ...incoming, said: { event: 'too-many' } }
		const response = await inLine(
			conversation,
			() => answer(incoming, conversation, request),
			() => answer(tooMany, conversation, request),
		)
		return response ?? refuse(BUSY, { 'retry-after': '1' })
	}
}
