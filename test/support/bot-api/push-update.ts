import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

interface PushAnswer {
	readonly status: number
	readonly reason: string
	readonly body: string
}

export interface Pusher {
	/** Rejects when there is no answer in time. */
	readonly push: (body: string) => Promise<PushAnswer>
	/** Breaks the connections, also those that wait for an answer. */
	readonly end: () => void
}

interface PusherOptions {
	readonly url: string
	readonly secret: string | undefined
	readonly timeoutMs: number
}

/** Connections that stay open, as Telegram's do: twice as fast under load as one fetch after another. */
export const createPusher = ({ url, secret, timeoutMs }: PusherOptions): Pusher => {
	const agent = new Agent({ keepAlive: true })
	const headers: OutgoingHttpHeaders = {
		'content-type': 'application/json',
		...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
	}
	return {
		end: () => agent.destroy(),
		push: (body) =>
			new Promise((resolve, reject) => {
				const sent = request(url, {
					agent,
					method: 'POST',
					timeout: timeoutMs,
					headers: { ...headers, 'content-length': Buffer.byteLength(body) },
				})
				sent.once('error', reject)
				sent.once('timeout', () => sent.destroy(new Error('Read timeout expired')))
				sent.once('response', (response) => {
					text(response).then(
						(answer) =>
							resolve({
								status: response.statusCode ?? 0,
								reason: response.statusMessage ?? '',
								body: answer,
							}),
						reject,
					)
				})
				sent.end(body)
			}),
	}
}
