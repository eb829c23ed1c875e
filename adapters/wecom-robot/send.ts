import type { WecomRobotConfig } from './config.ts'
import type { RobotMessage } from './message.ts'
import { type Trouble, troubleOf, troubleOnTheWay } from './trouble.ts'

/** One try of one message. Null: it was sent. Never rejects. */
export type Send = (key: string, message: RobotMessage) => Promise<Trouble | null>

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

export const createSend =
	({ apiBase, callTimeoutMs }: Pick<WecomRobotConfig, 'apiBase' | 'callTimeoutMs'>): Send =>
	async (key, message) => {
		try {
			const response = await fetch(`${apiBase}/cgi-bin/webhook/send?key=${encodeURIComponent(key)}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(message),
				// The key belongs to this server and to no other.
				redirect: 'manual',
				signal: AbortSignal.timeout(callTimeoutMs),
			})
			const trouble = troubleOf(response.status, parsed(await response.text()))
			return trouble === null ? null : { ...trouble, why: trouble.why.replaceAll(key, '…') }
		} catch (error) {
			return troubleOnTheWay(error)
		}
	}
