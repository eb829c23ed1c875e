import { STOP_WORDS } from '../../src/domain/command.ts'
import {
	type ConversationKey,
	conversationKey,
	type Handle,
	type Said,
} from '../../src/domain/conversation.ts'
import { createWaitingLine } from '../../src/domain/waiting-line.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Bubble } from './bubble.ts'
import { CHANNEL } from './capabilities.ts'
import type { Arrived } from './decode.ts'
import { render } from './render.ts'

export interface DispatchOptions {
	readonly handle: Handle
	readonly membership: Pick<Membership, 'left'>
	/** Whether pictures can be sent now. */
	readonly showsPictures: () => boolean
	readonly log: Log
}

const isHeeded = (said: Said): boolean => 'text' in said && STOP_WORDS.test(said.text)

/** The bubbles that answer a message. Rejects where the store cannot keep what was said. */
export const createDispatch = (
	options: DispatchOptions,
): ((arrived: Arrived) => Promise<readonly Bubble[]>) => {
	const { handle, membership, showsPictures, log } = options
	const inLine = createWaitingLine<ConversationKey>(() => log.info({ reason: 'too-many' }, 'message ignored'))

	/** No sender is named: the conversation then says itself that nothing can be subscribed here. */
	const answer = async (said: Said, key: ConversationKey): Promise<readonly Bubble[]> => {
		const pictures = showsPictures()
		return render(await handle({ ...said, pictures }, key), pictures)
	}

	const onSaid = async (said: Said, key: ConversationKey): Promise<readonly Bubble[]> => {
		const tooMany = () => answer({ event: 'too-many' }, key)
		const bubbles = await inLine(key, () => answer(said, key), isHeeded(said) ? null : tooMany)
		return bubbles ?? []
	}

	return async ({ openId, incoming }) => {
		switch (incoming.kind) {
			case 'said':
				return onSaid(incoming.said, conversationKey(CHANNEL, openId))
			case 'left':
				await membership.left(CHANNEL, openId)
				return []
			case 'ignored':
				log.info({ reason: incoming.reason }, 'message ignored')
				return []
		}
	}
}
