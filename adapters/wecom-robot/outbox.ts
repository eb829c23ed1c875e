import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { createUnderWay } from '../../src/domain/under-way.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'
import { MOST_PICTURE_BYTES } from './capabilities.ts'
import { CHANNEL } from './chat-ref.ts'
import type { WecomRobotConfig } from './config.ts'
import { type Lane, type Lanes, MINUTE_MS, type Pacing } from './lanes.ts'
import { imageMessage, type RobotMessage, textMessage } from './message.ts'
import { render } from './render.ts'
import type { Send } from './send.ts'
import type { Trouble } from './trouble.ts'

export interface RobotOutbox extends Outbox {
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
	/** Names of the robots whose key was not valid when they were last written to. */
	readonly refused: () => readonly string[]
}

export interface OutboxOptions {
	readonly config: WecomRobotConfig
	readonly draw: DrawPicture
	readonly send: Send
	readonly lanes: Lanes
	readonly sleep: Pacing['sleep']
	readonly closing: AbortSignal
	readonly log: Log
}

/** One try for the first message of a reply; what follows it is tried again, since part of the reply is there. */
export const createOutbox = (options: OutboxOptions): RobotOutbox => {
	const { config, draw, send, lanes, sleep, closing, log } = options
	const keys = new Map(config.robots.map(({ name, key }) => [name, key]))
	const refused = new Set<string>()
	const underWay = createUnderWay()

	/** Sends one message and remembers what the platform thinks of the robot. */
	const write = async (
		name: string,
		key: string,
		message: RobotMessage,
		lane: Lane,
	): Promise<Trouble | null> => {
		const trouble = await send(key, message)
		if (trouble?.kind === 'flood') lane.rest(MINUTE_MS)
		if (trouble?.kind === 'gone') {
			refused.add(name)
			log.warn({ why: trouble.why }, 'a robot is not in its group any more, or has another key')
		} else if (trouble === null) refused.delete(name)
		return trouble
	}

	const goOn = async (name: string, key: string, message: RobotMessage, lane: Lane): Promise<boolean> => {
		for (let tries = 1; await lane.room(); tries++) {
			const trouble = await write(name, key, message, lane)
			if (trouble === null) return true
			const { kind, why } = trouble
			if (tries >= config.tries || (kind !== 'flood' && kind !== 'passing')) {
				log.warn({ why }, 'the rest of a message could not be sent')
				return false
			}
			await sleep(config.backoffMs * 2 ** (tries - 1), closing)
		}
		log.warn({ why: 'the channel is closing' }, 'the rest of a message could not be sent')
		return false
	}

	const deliveredOf = ({ kind, why }: Trouble): Delivered => {
		if (kind === 'flood') return { kind: 'later', afterMs: MINUTE_MS, why }
		return kind === 'passing' ? { kind: 'later', afterMs: config.laterMs, why } : { kind, why }
	}

	/** Its texts first, which hold every figure with its caveat; cards that there are none of are left out. */
	const messagesOf = async (reply: Reply): Promise<readonly RobotMessage[]> => {
		const messages = render(reply).map(textMessage)
		for (const block of reply.blocks) {
			if (block.kind !== 'picture') continue
			try {
				const picture = await draw(block.of, reply.lang)
				if (picture !== null && picture.png.length <= MOST_PICTURE_BYTES) messages.push(imageMessage(picture))
			} catch (error) {
				log.error({ err: error, card: block.of }, 'a card could not be drawn')
			}
		}
		return messages
	}

	const deliver = async ({ ref, reply, mayStart }: Outgoing): Promise<Delivered> => {
		const key = ref.platform === CHANNEL && ref.thread === null ? keys.get(ref.chat) : undefined
		if (key === undefined) return { kind: 'gone', why: 'WECOM_ROBOT_WEBHOOKS names no such robot' }
		const [first, ...rest] = await messagesOf(reply)
		if (first === undefined) return { kind: 'refused', why: 'the message is empty' }
		return lanes.turn(ref.chat, async (lane) => {
			if (!(await lane.room()) || !(await mayStart())) return { kind: 'withdrawn' }
			const trouble = await write(ref.chat, key, first, lane)
			if (trouble !== null) return deliveredOf(trouble)
			for (const message of rest) if (!(await goOn(ref.chat, key, message, lane))) break
			return { kind: 'sent' }
		})
	}

	return {
		atOnce: config.pace.deliveriesAtOnce,
		deliver: async (outgoing) => {
			const done = deliver(outgoing).catch((error: unknown): Delivered => {
				const why = error instanceof Error ? error.message : String(error)
				return { kind: 'later', afterMs: config.laterMs, why }
			})
			return underWay.track(done)
		},
		idle: underWay.idle,
		refused: () => [...refused],
	}
}
