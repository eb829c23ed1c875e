import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface HostSite {
	/** Another origin than the service: `http://localhost:41235`. */
	readonly origin: string
	readonly close: () => Promise<void>
}

/** Another site with a strict content policy of its own, which includes the chat of a service by one script. */
export const openHostSite = async (chat: () => string, script: () => string): Promise<HostSite> => {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8')
		response.setHeader(
			'content-security-policy',
			`default-src 'none'; script-src ${chat()}; frame-src ${chat()}; style-src 'none'; img-src 'self'`,
		)
		response.end(
			`<!doctype html><html lang="zh"><head><title>host</title></head><body><main><h1>Host</h1><a href="#a">link</a></main>${script()}</body></html>`,
		)
	})
	server.listen(0, 'localhost')
	await new Promise((resolve) => server.once('listening', resolve))
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}
