import { flushCompileCache } from 'node:module'
import { pino } from 'pino'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../domain/errors.ts'
import { openControlServer } from '../operator/control-server.ts'
import { createOperatorDoor } from '../operator/operator-door.ts'
import { createServer } from '../server/create-server.ts'
import { createAlert } from './alert.ts'
import { telegramOf } from './channels/telegram.ts'
import { webOf } from './channels/web.ts'
import { wechatOf } from './channels/wechat.ts'
import { wechatOfficialOf } from './channels/wechat-official.ts'
import { followRobots, wecomRobotsOf } from './channels/wecom-robots.ts'
import { openHouse, systemClock } from './house.ts'
import { openDesk, openEngine, openStoreOf } from './open-broadcast.ts'
import { openCards } from './open-cards.ts'

/** Time for what is under way when the service is asked to stop. */
const STOP_MS = 10_000

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
	const telegram = await telegramOf({ ...parts, handle })
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
