import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import { CHANNEL } from './capabilities.ts'
import type { Arrived } from './decode.ts'
import { render } from './render.ts'

export interface DispatchOptions {
	readonly handle: Handle
	readonly membership: Pick<Membership, 'left'>
	readonly log: Log
}

/** The bubbles that answer a message. Rejects where the store cannot keep what was said. */
export const createDispatch =
	({ handle, membership, log }: DispatchOptions): ((arrived: Arrived) => Promise<readonly string[]>) =>
	async ({ openId, incoming }) => {
		switch (incoming.kind) {
			// No sender is named: the conversation then says itself that nothing can be subscribed here.
			case 'said':
				return render(await handle(incoming.said, conversationKey(CHANNEL, openId)))
			case 'left':
				await membership.left(CHANNEL, openId)
				return []
			case 'ignored':
				log.info({ reason: incoming.reason }, 'message ignored')
				return []
		}
	}
