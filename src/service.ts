import { flushCompileCache } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Logger, pino } from 'pino'
import { TELEGRAM_DEFAULTS } from '../adapters/telegram/config.ts'
import { createTelegram } from '../adapters/telegram/index.ts'
import { CHANNEL as WECOM_ROBOT } from '../adapters/wecom-robot/chat-ref.ts'
import { followNames } from './broadcast/follow-names.ts'
import { createRetryStore } from './broadcast/retry-store.ts'
import { PHRASEBOOKS } from './compose/phrasebook/phrasebooks.ts'
import { createReportTexts } from './compose/report-texts.ts'
import type { Settings } from './config/settings.ts'
import { createMembership } from './conversation/create-membership.ts'
import type { Handle } from './domain/conversation.ts'
import { AppError } from './domain/errors.ts'
import type { DrawPicture } from './domain/picture.ts'
import { openDesk, openEngine, openStoreOf } from './open-broadcast.ts'
import { openCards } from './open-cards.ts'
import { createAlert, wechatOf } from './open-wechat.ts'
import { wechatAccountOf } from './open-wechat-official.ts'
import { openControlServer } from './operator/control-server.ts'
import { createOperatorDoor } from './operator/operator-door.ts'
import type { Channel } from './ports/channel.ts'
import type { Store } from './ports/store.ts'
import { createServer } from './server/create-server.ts'
import { type House, openHouse, systemClock } from './wiring.ts'

/** Time for what is under way when the service is asked to stop. */
const STOP_MS = 10_000

export interface ChannelParts {
	readonly settings: Settings
	readonly house: House
	readonly store: Store
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly log: Logger
}

/** Null where no token is set. */
const telegramOf = ({ settings, house, store, handle, draw, log }: ChannelParts): Channel | null => {
	const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings
	if (token === undefined) return null
	return createTelegram({
		handle,
		suggest: house.suggest,
		draw,
		membership: createMembership(store),
		config: {
			...TELEGRAM_DEFAULTS,
			token,
			apiRoot: settings.TELEGRAM_API_ROOT,
			webhook: url === undefined || secret === undefined ? null : { url, secret },
		},
		handled: store.handled,
		recordVote: store.feedback.record,
		commandWords: (lang) => PHRASEBOOKS[lang].commands,
		clock: systemClock,
		log: log.child({ channel: 'telegram' }),
	})
}

/** Null where no robot is named. */
const wecomRobotsOf = async ({
	settings,
	draw,
	log,
}: Pick<ChannelParts, 'settings' | 'draw' | 'log'>): Promise<Channel | null> => {
	const { WECOM_ROBOT_WEBHOOKS: robots, WECOM_ROBOT_API_BASE: apiBase } = settings
	if (robots.length === 0) return null
	const [{ createWecomRobots }, { WECOM_ROBOT_DEFAULTS }] = await Promise.all([
		import('../adapters/wecom-robot/index.ts'),
		import('../adapters/wecom-robot/config.ts'),
	])
	return createWecomRobots({
		config: { ...WECOM_ROBOT_DEFAULTS, robots, apiBase },
		draw,
		log: log.child({ channel: WECOM_ROBOT }),
	})
}

/** Robots cannot ask for the daily tip: the settings do it for them, also by naming none any more. Never rejects. */
const followRobots = async (
	{ settings, store, log }: Pick<ChannelParts, 'settings' | 'store' | 'log'>,
	stopped: () => boolean,
): Promise<void> => {
	const { WECOM_ROBOT_WEBHOOKS: robots, BROADCAST_TIME: atMinute, BROADCAST_ZONE: zone } = settings
	const retryStore = createRetryStore((ms) => sleep(ms), log)
	const follow = () =>
		followNames({
			store,
			platform: WECOM_ROBOT,
			names: robots.map(({ name }) => name),
			defaults: { atMinute, zone },
		})
	await retryStore(follow, () => !stopped()).catch((error: unknown) =>
		log.error({ err: error }, 'the robots of WECOM_ROBOT_WEBHOOKS could not be subscribed: start again'),
	)
}

/** Null where no app id is set; its rooms are loaded only where one is. */
const wechatOfficialOf = async ({
	settings,
	store,
	handle,
	draw,
	log,
}: ChannelParts): Promise<Channel | null> => {
	const account = wechatAccountOf(settings)
	if (account === null) return null
	const { createWechatOfficial } = await import('../adapters/wechat-official/index.ts')
	return createWechatOfficial({
		config: account,
		handle,
		draw,
		membership: createMembership(store),
		handled: store.handled,
		shared: store.switches,
		clock: systemClock,
		log: log.child({ channel: 'wechat-official' }),
	})
}

/** Null where it is switched off. */
const webOf = async ({
	settings,
	house,
	store,
	handle,
	draw,
	log,
}: ChannelParts): Promise<Channel | null> => {
	if (!settings.WEB_PAGE) return null
	const [{ createWeb }, { WEB_DEFAULTS }] = await Promise.all([
		import('../adapters/web/index.ts'),
		import('../adapters/web/config.ts'),
	])
	return createWeb({
		config: {
			...WEB_DEFAULTS,
			publicUrl: settings.PUBLIC_URL ?? null,
			embedParents: settings.WEB_EMBED_PARENTS,
			perMinute: settings.WEB_PER_MINUTE,
		},
		handle,
		pack: house.pack,
		draw,
		texts: createReportTexts(house.pack, () => new Date(systemClock.now()).getFullYear()),
		recordVote: store.feedback.record,
		log: log.child({ channel: 'web' }),
	})
}

/** @returns the address */
const listen = async (
	server: ReturnType<typeof createServer>,
	{ HOST: host, PORT: port }: Settings,
): Promise<string> => {
	try {
		return await server.listen({ host, port })
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : ''
		throw new AppError(
			'HTTP_CANNOT_LISTEN',
			`The HTTP server cannot listen on HOST ${host}, PORT ${port}: ${code || String(error)}.`,
			'Set PORT to a free one in .env, or stop the program that has it.',
			{ cause: error },
		)
	}
}

/** For whoever has started the service and wants to see it. */
const pageOpened = (address: string): string =>
	`网页已开：${address}/ （报告：${address}/report）\nThe page is open at ${address}/ (the report: ${address}/report)`

/** Runs the channels that the settings name until a signal comes or one of them fails. @throws AppError */
export const serve = async (settings: Settings): Promise<void> => {
	const log = pino({
		level: settings.LOG_LEVEL,
		redact: ['token', '*.token', 'err.payload', 'err.cause', 'err.error', 'headers', 'req'],
	})
	const { store, hash } = await openStoreOf(settings)
	const house = await openHouse(settings, { keepTrace: false, store, log })
	const draw = openCards(house, {
		knowledgeDir: settings.KNOWLEDGE_DIR,
		clock: systemClock,
		log: log.child({ part: 'cards' }),
	})
	const parts = { settings, house, store, draw, log }
	// The office's door stands before the channels that the engine behind it sends on.
	const desk = Promise.withResolvers<ReturnType<typeof openDesk>>()
	const run = async (args: readonly string[], who: string) => (await desk.promise)(args, who)
	const handle = createOperatorDoor(house.handle, {
		isOperator: ({ chat, person }) =>
			chat.platform === 'telegram' && settings.TELEGRAM_ADMINS.includes(person),
		nameOf: ({ chat, person }) => hash('person', chat.platform, person),
		run,
		log,
	})
	const telegram = telegramOf({ ...parts, handle })
	const alert = createAlert({ telegram, admins: settings.TELEGRAM_ADMINS, compose: house.compose, log })
	const channels = [
		telegram,
		await wechatOf({ ...parts, handle, hash, alert }),
		await wechatOfficialOf({ ...parts, handle }),
		await wecomRobotsOf(parts),
		await webOf({ ...parts, handle }),
	].filter((channel) => channel !== null)
	const engine = await openEngine(parts, channels)
	desk.resolve(openDesk(parts, engine))
	const control = await openControlServer({ dataDir: settings.DATA_DIR, run, log })
	const server = createServer({
		channels,
		parts: { broadcast: engine.health },
		trustedProxies: settings.TRUSTED_PROXIES,
		logger: log.child({ part: 'http' }),
	})
	let stopping = false
	const stop = async (signal: string): Promise<void> => {
		stopping = true
		log.info({ signal }, 'stopping')
		// A platform that does not answer must not keep the process from ending.
		setTimeout(() => process.exit(1), STOP_MS).unref()
		// At once: what a channel holds back for its pace is withdrawn, so that the engine need not wait for it.
		await Promise.all([engine.stop(), ...channels.map((channel) => channel.stop())])
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
	try {
		const address = await listen(server, settings)
		if (settings.WEB_PAGE) console.log(pageOpened(settings.PUBLIC_URL ?? address))
		await engine.start()
		// A service is often killed, and would keep nothing of it then.
		flushCompileCache()
		await Promise.all([followRobots(parts, () => stopping), ...channels.map((channel) => channel.run())])
	} finally {
		await engine.stop()
		await Promise.all([control.stop(), server.close()])
		await store.close()
	}
}
