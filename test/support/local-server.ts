import { once } from 'node:events'
import type { Server } from 'node:http'

export interface LocalServer {
	readonly url: string
	/** Cuts off whoever is still connected. */
	readonly stop: () => Promise<void>
}

/** Lets the server listen on a free port of this machine. */
export const listenLocally = async (server: Server): Promise<LocalServer> => {
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	if (address === null || typeof address === 'string') throw new TypeError('The server has no port')
	return {
		url: `http://127.0.0.1:${address.port}`,
		stop: async () => {
			if (!server.listening) return
			const closed = once(server, 'close')
			server.close()
			server.closeAllConnections()
			await closed
		},
	}
}
