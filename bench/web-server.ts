// One of the servers that bench/web.ts compares, as a process of its own: node bench/web-server.ts bare-page|page|bare-answer|answer
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { WEB_DEFAULTS } from '../adapters/web/config.ts'
import { createWeb } from '../adapters/web/index.ts'
import { createReportTexts } from '../src/compose/report-texts.ts'
import { readSettings } from '../src/config/settings.ts'
import { createServer } from '../src/server/create-server.ts'
import { createUnderstand } from '../src/understand/understand.ts'
import { NO_LOG, openHouse, packPlaces } from '../src/wiring/house.ts'
import { openStoreOf } from '../src/wiring/open-broadcast.ts'
import { openPack } from '../src/wiring/open-pack.ts'

const settings = readSettings({ DATA_DIR: mkdtempSync(join(tmpdir(), 'wenbao-bench-')) })

/** The built page, else one of its size. */
const pageDir = (): string => {
	if (existsSync(join(WEB_DEFAULTS.pageDir, 'index.html'))) return WEB_DEFAULTS.pageDir
	writeFileSync(join(settings.DATA_DIR, 'index.html'), '<!doctype html>'.padEnd(2000, ' '))
	return settings.DATA_DIR
}

const wenbao = async (): Promise<FastifyInstance> => {
	const { store } = await openStoreOf(settings)
	const { handle, pack } = await openHouse(settings, { keepTrace: false, store, log: NO_LOG })
	const channel = await createWeb({
		config: { ...WEB_DEFAULTS, pageDir: pageDir(), perMinute: 1_000_000_000 },
		handle,
		pack,
		draw: async () => null,
		texts: createReportTexts(pack, () => 2023),
		recordVote: store.feedback.record,
		log: NO_LOG,
	})
	return createServer({ channels: [channel], logger: pino({ level: 'silent' }) })
}

const SERVERS: Readonly<Record<string, () => Promise<FastifyInstance>>> = {
	'bare-page': async () => {
		const server = Fastify()
		const page = readFileSync(join(pageDir(), 'index.html'))
		server.get('/', async (_, reply) => reply.type('text/html; charset=utf-8').send(page))
		return server
	},
	page: wenbao,
	'bare-answer': async () => {
		const server = Fastify()
		const { pack, model } = await openPack(packPlaces(settings))
		const understand = createUnderstand(pack, model)
		server.post<{ Body: { text: string } }>('/api/messages', async ({ body }) => ({
			outcome: understand(body.text, { past: [] }).decision.kind,
		}))
		return server
	},
	answer: wenbao,
}

const create = SERVERS[process.argv[2] ?? '']
if (create === undefined) throw new TypeError(`Name one of ${Object.keys(SERVERS).join(', ')}`)
console.log(await (await create()).listen({ host: '127.0.0.1', port: 0 }))
