import { conversationKey } from '../domain/conversation.ts'
import { isZone, zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Claim } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Delivered, Outbox } from '../ports/outbox.ts'
import type { Store } from '../ports/store.ts'
import type { Held } from './held.ts'
import type { MessageOf } from './message.ts'
import type { Permission, Withdrawal } from './permission.ts'
import { isStoreError } from './retry-store.ts'
import type { Ending, Settle } from './settle.ts'

export interface DeliverOptions {
	readonly store: Pick<Store, 'ledger' | 'subscriptions' | 'chats' | 'preferences'>
	readonly messageOf: MessageOf
	readonly permission: Permission
	readonly settle: Settle
	readonly clock: Clock
	/** Of chats that have no subscription. */
	readonly zone: string
	readonly leaseMs: number
	readonly log: Log
}

/** Delivers what was claimed, and writes down what became of it. Never rejects. */
export type Deliver = (claim: Claim, outbox: Outbox, signal: AbortSignal) => Promise<Ending>

type Moved = Extract<Delivered, { kind: 'moved' }>

export const createDeliver = (options: DeliverOptions): Deliver => {
	const { store, messageOf, permission, settle, clock, log } = options
	const { persist } = settle

	const hold = async (claim: Claim): Promise<Held> => {
		const subscription = await persist({ claim }, () => store.subscriptions.get(claim.ref))
		const zone = subscription !== null && isZone(subscription.zone) ? subscription.zone : options.zone
		return { claim, subscription, readMs: clock.now(), zone }
	}

	const withdrawn: Readonly<Record<Withdrawal, (held: Held) => Promise<Ending>>> = {
		stopping: settle.giveBack,
		paused: settle.giveBack,
		closed: settle.tooLate,
		quiet: settle.tooLate,
		unsubscribed: (held) => settle.as(held, 'window-closed'),
		lost: async () => 'left',
	}

	const endAs = async (held: Held, delivered: Exclude<Delivered, Moved>): Promise<Ending> => {
		switch (delivered.kind) {
			case 'sent':
			case 'window-closed':
				return settle.as(held, delivered.kind)
			case 'gone':
				settle.say(held, 'info', { why: delivered.why }, 'the chat is gone')
				// Settles this delivery with all others of the chat.
				await persist(held, () => store.chats.gone(held.claim.ref))
				return 'gone'
			case 'no-rights':
				settle.say(held, 'info', { why: delivered.why }, 'no right to write there: the daily tip is paused')
				await persist(held, () => store.subscriptions.pause(held.claim.ref, true))
				return settle.as(held, 'no-rights')
			case 'later':
				return settle.putOff(held, delivered.afterMs, delivered.why)
			case 'refused':
				return settle.fail(held, { why: delivered.why }, 'the platform does not take the message')
			case 'withdrawn':
				return settle.putOff(held, 0, 'the channel gave it back')
		}
	}

	const send = async (held: Held, outbox: Outbox, signal: AbortSignal): Promise<Ending | Moved> => {
		const { ref, tip } = held.claim
		const message = await persist(held, () => messageOf(held.claim))
		if (message === null) return settle.fail(held, { tip }, 'the text of the message is no more')
		const fixed = await persist(held, () => store.preferences.langOf(conversationKey(ref.platform, ref.chat)))
		const lang = fixed ?? held.subscription?.lang ?? 'zh-Hans'
		const year = Number(zonedTime(clock.now(), held.zone).date.slice(0, 4))
		const asked: { refusal: Withdrawal | null } = { refusal: null }
		const delivered = await outbox.deliver({
			ref,
			reply: message(lang, year),
			silent: held.subscription?.silent ?? false,
			mayStart: async () => {
				// Where the store stays away, the delivery is left to whoever claims it next.
				asked.refusal = await persist(held, () => permission.refusal(held, signal)).catch(() => 'lost')
				return asked.refusal === null
			},
		})
		const refusal = asked.refusal ?? (signal.aborted ? 'stopping' : null)
		if (delivered.kind === 'withdrawn' && refusal !== null) return withdrawn[refusal](held)
		return delivered.kind === 'moved' ? delivered : endAs(held, delivered)
	}

	/** The same delivery at the new id of its chat; null where that one has had it. */
	const follow = async (held: Held, to: string): Promise<Held | null> => {
		const { ref } = held.claim
		await persist(held, () => store.chats.moved(ref.platform, ref.chat, to))
		const there = { ...held.claim, ref: { ...ref, chat: to } }
		const claim = await persist(held, () => store.ledger.renew(there, options.leaseMs))
		return claim === null ? null : { ...held, claim }
	}

	const attempt = async (held: Held, outbox: Outbox, signal: AbortSignal): Promise<Ending> => {
		const first = await send(held, outbox, signal)
		if (typeof first === 'string') return first
		const moved = await follow(held, first.to)
		if (moved === null) return 'left'
		settle.say(moved, 'info', {}, 'the chat has another id')
		const second = await send(moved, outbox, signal)
		return typeof second === 'string' ? second : settle.as(moved, 'moved')
	}

	return async (claim, outbox, signal) => {
		const details = { platform: claim.ref.platform, campaign: claim.campaign }
		try {
			const held = await hold(claim)
			try {
				return await attempt(held, outbox, signal)
			} catch (error) {
				if (isStoreError(error)) throw error
				// Whatever broke will break again for this chat, and must not for the next one.
				log.error({ ...details, err: error }, 'a delivery broke off')
				return await settle.as(held, 'failed')
			}
		} catch (error) {
			log.error({ ...details, err: error }, 'the store stayed away: the delivery will be repeated')
			return 'left'
		}
	}
}
