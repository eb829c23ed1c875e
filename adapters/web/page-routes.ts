import type { HttpRoute } from '../../src/ports/http-route.ts'
import type { WebConfig } from './config.ts'
import { embeddableHeaders } from './headers.ts'
import { type Stored, send } from './send.ts'

export const get = (path: string, handle: HttpRoute['handle']): HttpRoute => ({
	method: 'GET',
	path,
	maxBodyBytes: 1024,
	handle,
})

const NOT_BUILT =
	'网页还没有生成。请在程序的文件夹里运行 npm run build，再重新启动。\nThe page has not been built. Run npm run build in the folder of the program, then start it again.\n'

/** The citizen page, and each file of its bundle by its own path: there is no path to wander out of. */
export const pageRoutes = (bundle: ReadonlyMap<string, Stored>, config: WebConfig): readonly HttpRoute[] => {
	const index = bundle.get('index.html')
	if (index === undefined)
		return [
			get('/', async () => ({ status: 503, headers: { 'cache-control': 'no-store' }, body: NOT_BUILT })),
		]
	const page = { ...index, headers: { ...index.headers, ...embeddableHeaders(config) } }
	const files = [...bundle].filter(([name]) => name !== 'index.html')
	return [
		get('/', async (request) => send(page, request)),
		...files.map(([name, file]) => get(`/${name}`, async (request) => send(file, request))),
	]
}
