import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'

export interface Sent {
	readonly ref: ChatRef
	readonly text: string
	readonly silent: boolean
}

/** `nth` counts the messages from 0. */
type Answer = (outgoing: Outgoing, nth: number) => Delivered | Promise<Delivered>

/** An outbox that remembers what it sent. `answer` decides what becomes of each message; default: it is sent. */
export class TestOutbox implements Outbox {
	readonly atOnce: number
	readonly sent: Sent[] = []
	/** Deliveries under way at once, at most. */
	most = 0
	#underWay = 0
	readonly #answer: Answer
	#asked = 0

	constructor(answer: Answer = () => ({ kind: 'sent' }), atOnce = 4) {
		this.#answer = answer
		this.atOnce = atOnce
	}

	readonly deliver = async (outgoing: Outgoing): Promise<Delivered> => {
		this.#underWay += 1
		this.most = Math.max(this.most, this.#underWay)
		try {
			return await this.#send(outgoing)
		} finally {
			this.#underWay -= 1
		}
	}

	async #send(outgoing: Outgoing): Promise<Delivered> {
		const nth = this.#asked++
		if (!(await outgoing.mayStart())) return { kind: 'withdrawn' }
		const delivered = await this.#answer(outgoing, nth)
		const [block] = outgoing.reply.blocks
		const text = block?.kind === 'text' ? block.text : ''
		if (delivered.kind === 'sent') this.sent.push({ ref: outgoing.ref, text, silent: outgoing.silent })
		return delivered
	}
}
