// The service with its settings from the environment, put together as src/wiring/service.ts does it, but for the pace of
// Telegram: this one writes as fast as it can. Without an HTTP server.
import { pino } from 'pino'
import { TELEGRAM_DEFAULTS } from '../../../adapters/telegram/config.ts'
import { createTelegram } from '../../../adapters/telegram/index.ts'
import { PHRASEBOOKS } from '../../../src/compose/phrasebook/phrasebooks.ts'
import { readSettings } from '../../../src/config/settings.ts'
import { createMembership } from '../../../src/conversation/create-membership.ts'
import { openHouse, systemClock } from '../../../src/wiring/house.ts'
import { openEngine, openStoreOf } from '../../../src/wiring/open-broadcast.ts'
import { openCards } from '../../../src/wiring/open-cards.ts'

const PACE = {
	...TELEGRAM_DEFAULTS.pace,
	perChatMs: 0,
	perSecond: 1_000_000,
	atOnce: 64,
	broadcastsAtOnce: 48,
	deliveriesAtOnce: 64,
} as const

const settings = readSettings(process.env)
const log = pino({ level: settings.LOG_LEVEL })
const { store } = await openStoreOf(settings)
const house = await openHouse(settings, { keepTrace: false, store, log })
const telegram = createTelegram({
	...house,
	draw: openCards(house, { knowledgeDir: settings.KNOWLEDGE_DIR, clock: systemClock, log }),
	membership: createMembership(store),
	config: {
		...TELEGRAM_DEFAULTS,
		token: settings.TELEGRAM_BOT_TOKEN ?? '',
		apiRoot: settings.TELEGRAM_API_ROOT,
		webhook: null,
		pace: PACE,
	},
	handled: store.handled,
	recordVote: store.feedback.record,
	commandWords: (lang) => PHRASEBOOKS[lang].commands,
	clock: systemClock,
	log,
})
const engine = await openEngine({ settings, house, store, log }, [telegram])
await engine.start()
await telegram.run()
