import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import { TELEGRAM_DEFAULTS } from '../adapters/telegram/config.ts'
import { createTelegram } from '../adapters/telegram/index.ts'
import { PHRASEBOOKS } from './compose/phrasebook/phrasebooks.ts'
import type { Settings } from './config/settings.ts'
import { AppError } from './domain/errors.ts'
import type { Channel } from './ports/channel.ts'
import { createServer } from './server/create-server.ts'
import { openHandledFile } from './store/handled-file.ts'
import { type House, openHouse, systemClock } from './wiring.ts'

/** Time for what is under way when the service is asked to stop. */
const STOP_MS = 10_000

/** Null where no token is set. */
const telegramOf = (settings: Settings, house: House, log: Logger): Channel | null => {
	const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings
	if (token === undefined) return null
	const botId = token.split(':')[0] ?? ''
	return createTelegram({
		...house,
		config: {
			...TELEGRAM_DEFAULTS,
			token,
			apiRoot: settings.TELEGRAM_API_ROOT,
			webhook: url === undefined || secret === undefined ? null : { url, secret },
		},
		handled: openHandledFile(join(settings.DATA_DIR, `telegram-${botId}-handled.txt`)),
		recordVote: (vote) => log.info(vote, 'feedback'),
		commandWords: (lang) => PHRASEBOOKS[lang].commands,
		clock: systemClock,
		log: log.child({ channel: 'telegram' }),
	})
}

const listen = async (
	server: ReturnType<typeof createServer>,
	{ HOST: host, PORT: port }: Settings,
): Promise<void> => {
	try {
		await server.listen({ host, port })
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

/** Runs the channels that the settings name until a signal comes or one of them fails. @throws AppError */
export const serve = async (settings: Settings): Promise<void> => {
	const log = pino({
		level: settings.LOG_LEVEL,
		redact: ['token', '*.token', 'err.payload', 'err.cause', 'err.error', 'headers', 'req'],
	})
	const house = await openHouse(settings, false)
	const channels = [telegramOf(settings, house, log)].filter((channel) => channel !== null)
	const server = createServer({ channels, logger: log.child({ part: 'http' }) })
	const stop = async (signal: string): Promise<void> => {
		log.info({ signal }, 'stopping')
		// A platform that does not answer must not keep the process from ending.
		setTimeout(() => process.exit(1), STOP_MS).unref()
		await Promise.all(channels.map((channel) => channel.stop()))
	}
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(signal))
	await listen(server, settings)
	try {
		await Promise.all(channels.map((channel) => channel.run()))
	} finally {
		await server.close()
	}
}
