import type { Channel } from '../../src/ports/channel.ts'
import { createServer, type ServerOptions } from '../../src/server/create-server.ts'

export interface ServedChannel {
	/** Where the service listens. */
	readonly url: string
	/** Resolves or rejects when the channel ends. */
	readonly ended: Promise<void>
	/** Of the channel and the service; what it talks to goes on. */
	readonly stop: () => Promise<void>
}

/** Runs a channel with the service that it is mounted on; port 0 is a free one. */
export const serveChannel = async (
	channel: Channel,
	logger: ServerOptions['logger'],
	port = 0,
): Promise<ServedChannel> => {
	const server = createServer({ channels: [channel], logger })
	const url = await server.listen({ host: '127.0.0.1', port })
	const ended = channel.run()
	// A test that waits for the end sees the problem itself.
	ended.catch(() => undefined)
	return {
		url,
		ended,
		stop: async () => {
			await channel.stop()
			await ended.catch(() => undefined)
			await server.close()
		},
	}
}
