import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { WEB_DEFAULTS, type WebConfig } from '../../adapters/web/config.ts'
import { createWeb } from '../../adapters/web/index.ts'
import { createReportTexts } from '../../src/compose/report-texts.ts'
import type { Handle } from '../../src/domain/conversation.ts'
import type { Pack } from '../../src/domain/pack.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Vote } from '../../src/ports/feedback.ts'
import type { Log } from '../../src/ports/log.ts'
import { createServer } from '../../src/server/create-server.ts'
import { samplePack } from './sample-pack.ts'
import { createTalk } from './talk.ts'

const silent = pino({ level: 'silent' })

export interface WebOptions {
	readonly config?: Partial<WebConfig>
	/** In place of the conversation over the sample pack. */
	readonly handle?: Handle
	readonly pack?: Pack
	readonly draw?: DrawPicture
	readonly recordVote?: (vote: Vote) => Promise<void>
	readonly log?: Log
	/** The calendar year; default: the target year of the sample pack. */
	readonly year?: number
	readonly trustedProxies?: readonly string[]
	/** Files of the bundle by name; none: it is not built. */
	readonly bundle?: (dir: string) => void
}

export interface Web extends AsyncDisposable {
	readonly channel: Channel
	readonly url: string
	readonly ended: Promise<void>
	readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Response>
	readonly post: (
		path: string,
		body: unknown,
		headers?: Readonly<Record<string, string>>,
	) => Promise<Response>
}

/** A PNG of one pixel, for everything but tips. */
export const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
)
const drawPixel: DrawPicture = async (of) => (of.kind === 'tip' ? null : { png: PIXEL, fileName: 'card.png' })

/** The web channel behind a real server on this machine. */
export const startWeb = async (options: WebOptions = {}): Promise<Web> => {
	const { pack = samplePack, draw = drawPixel, year = 2030, log = silent } = options
	const pageDir = mkdtempSync(join(tmpdir(), 'wenbao-page-'))
	options.bundle?.(pageDir)
	const channel = await createWeb({
		config: { ...WEB_DEFAULTS, pageDir, ...options.config },
		handle: options.handle ?? createTalk().handle,
		pack,
		draw,
		texts: createReportTexts(pack, () => year),
		recordVote: options.recordVote ?? (async () => undefined),
		log,
	})
	const server = createServer({
		channels: [channel],
		logger: silent,
		...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
	})
	const url = await server.listen({ host: '127.0.0.1', port: 0 })
	const ended = channel.run()
	return {
		channel,
		url,
		ended,
		get: (path, headers = {}) => fetch(url + path, { headers }),
		post: (path, body, headers = {}) =>
			fetch(url + path, {
				method: 'POST',
				headers: { 'content-type': 'application/json', ...headers },
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		[Symbol.asyncDispose]: async () => {
			await channel.stop()
			await ended
			await server.close()
			rmSync(pageDir, { recursive: true, force: true })
		},
	}
}
