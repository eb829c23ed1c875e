import type { Handle } from '../../src/domain/conversation.ts'
import type { Pack } from '../../src/domain/pack.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { ReportTexts } from '../../src/domain/report-texts.ts'
import type { Target } from '../../src/domain/understanding.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Feedback } from '../../src/ports/store.ts'
import { CARD_DOCS, FEEDBACK_DOCS, MESSAGES_DOCS } from './api-docs.ts'
import { readBundle } from './bundle.ts'
import { CHANNEL, capabilities } from './capabilities.ts'
import { createCards } from './cards.ts'
import type { WebConfig } from './config.ts'
import { createFeedback } from './feedback.ts'
import { limited } from './limited.ts'
import { createMessages } from './messages.ts'
import { get, pageRoutes } from './page-routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { reportRoutes } from './report/routes.ts'

export interface WebOptions {
	readonly config: WebConfig
	readonly handle: Handle
	readonly pack: Pack
	readonly draw: DrawPicture
	/** The report in the words of replies. */
	readonly texts: ReportTexts
	readonly recordVote: Feedback['record']
	readonly log: Log
}

/** The longest text, with every character written as an escape. */
const MESSAGE_BYTES = 64 * 1024
const VOTE_BYTES = 1024

/** The citizen page, the report to leaf through, and the calls that the page makes. */
export const createWeb = async (options: WebOptions): Promise<Channel> => {
	const { config, handle, pack, draw, texts, recordVote, log } = options
	const ended = Promise.withResolvers<void>()
	const bundle = await readBundle(config.pageDir)
	const isBuilt = bundle.has('index.html')
	if (!isBuilt) log.warn({}, 'the page has not been built; run: npm run build. The rest of it works')
	const ids: Readonly<Record<Target['kind'], ReadonlySet<string>>> = {
		area: new Set(pack.areas.map(({ id }) => id)),
		figure: new Set(pack.figures.map(({ id }) => id)),
		fact: new Set(pack.facts.map(({ id }) => id)),
	}
	return {
		name: CHANNEL,
		capabilities,
		outbox: null,
		routes: [
			{
				method: 'POST',
				path: '/api/messages',
				maxBodyBytes: MESSAGE_BYTES,
				docs: MESSAGES_DOCS,
				handle: limited(createRateLimit(config.perMinute), createMessages({ handle, draw, config, log })),
			},
			{
				method: 'POST',
				path: '/api/feedback',
				maxBodyBytes: VOTE_BYTES,
				docs: FEEDBACK_DOCS,
				handle: limited(
					createRateLimit(config.perMinute),
					createFeedback({ record: recordVote, knows: ({ kind, id }) => ids[kind].has(id), log }),
				),
			},
			{ ...get('/cards/:card', createCards(draw)), docs: CARD_DOCS },
			...reportRoutes({ pack, texts, draw, publicUrl: config.publicUrl }),
			...pageRoutes(bundle, config),
		],
		health: () => ({ ok: true, detail: isBuilt ? 'open' : 'the page is not built: npm run build' }),
		run: () => ended.promise,
		stop: async () => ended.resolve(),
	}
}
