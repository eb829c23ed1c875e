import '../bin/require-node.mjs'
import { parseArgs } from 'node:util'
import { config as loadEnvironmentFile } from 'dotenv'
import { terminalConfig } from '../adapters/terminal/config.ts'
import { readSettings, type Settings } from './config/settings.ts'
import { AppError } from './domain/errors.ts'
import type { Lang } from './domain/lang.ts'
import type { Log } from './ports/log.ts'

const USAGE = `npm start                                     the web page, and the channels that .env names
npm run chat                                  a chat in this terminal
npm run -s ask -- "question" [--json] [--why] [--lang zh-Hans|zh-Hant|en]
npm run -s ask -- --jsonl [--lang …]          one JSON question a line in, one answer a line out
npm run -s knowledge -- check [--source FILE] every problem of the pack by file and line
npm run -s broadcast -- status | preview | …  the daily tip, for the office; without a word it lists its commands
npm run -s wechat -- menu [--yes]             the menu of the WeChat Official Account, from the areas of the report
npm run -s wechat -- draft [--notice "…"]     a message to all who follow the account; shows it and asks
npm run -s store -- backup | restore | copy   what is kept
npm run -s cards -- all FOLDER                every card of the pack as PNG, in every language
npm run -s cards:fonts [FOLDER …]             cuts the fonts of the cards to the packs, of further folders too
npm run -s knowledge -- compile               learns what has changed and puts it into the pack's folder`

/** Services speak in logs; commands for people speak for themselves. */
const QUIET: Log = {
	info: () => undefined,
	warn: (_, message) => console.error(message),
	error: (_, message) => console.error(message),
}

const wrongUse = (message: string): AppError => new AppError('CLI_USAGE', message, USAGE)

const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

const langOf = (value: string | undefined): Lang | undefined => {
	const lang = LANGS.find((known) => known === value)
	if (value !== undefined && lang === undefined)
		throw wrongUse(`--lang ${value} is not one of ${LANGS.join(', ')}.`)
	return lang
}

const terminal = () =>
	terminalConfig({
		inputIsTty: process.stdin.isTTY === true,
		outputIsTty: process.stdout.isTTY === true,
		columns: process.stdout.columns,
		noColor: process.env['NO_COLOR'],
		term: process.env['TERM'],
	})

// What a command does not need is not loaded: one answered question starts in a fraction of a second.
const chat = async (settings: Settings): Promise<void> => {
	const [{ openDoor }, { createTerminal }] = await Promise.all([
		import('./wiring.ts'),
		import('../adapters/terminal/index.ts'),
	])
	const handle = await openDoor(settings, true)
	await createTerminal({ handle, input: process.stdin, output: process.stdout, config: terminal() }).run()
}

/** The channels that are set, the web page among them unless it is switched off. */
const start = async (settings: Settings): Promise<void> => {
	const { TELEGRAM_BOT_TOKEN, WECHAT_OA_APP_ID, WECOM_ROBOT_WEBHOOKS, WECHATY_PUPPET, WEB_PAGE } = settings
	if (
		TELEGRAM_BOT_TOKEN === undefined &&
		WECHAT_OA_APP_ID === undefined &&
		WECOM_ROBOT_WEBHOOKS.length === 0 &&
		WECHATY_PUPPET === undefined
	) {
		console.error('Telegram: 未开启，没有设置 / off, not set: TELEGRAM_BOT_TOKEN')
		console.error('公众号 / Official Account: 未开启，没有设置 / off, not set: WECHAT_OA_APP_ID')
		console.error(
			'企业微信群机器人 / WeCom group robots: 未开启，没有设置 / off, not set: WECOM_ROBOT_WEBHOOKS',
		)
		console.error('微信 / WeChat through wechaty: 未开启，没有设置 / off, not set: WECHATY_PUPPET')
		if (!WEB_PAGE)
			throw new AppError(
				'NO_CHANNEL',
				'没有可以开启的渠道 / There is nothing to start: WEB_PAGE is false and no channel is set.',
				'Set WEB_PAGE=true or a channel in .env, or use npm run chat.',
			)
	}
	const { serve } = await import('./service.ts')
	return serve(settings)
}

const askLines = async (settings: Settings, lang: Lang | undefined): Promise<void> => {
	const [{ openDoor }, { answerLines }] = await Promise.all([
		import('./wiring.ts'),
		import('../adapters/terminal/jsonl.ts'),
	])
	await answerLines({
		handle: await openDoor(settings, false),
		input: process.stdin,
		output: process.stdout,
		lang,
	})
}

const askOnce = async (args: readonly string[], settings: Settings): Promise<void> => {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			jsonl: { type: 'boolean', default: false },
			why: { type: 'boolean', default: false },
			lang: { type: 'string' },
		},
	})
	const lang = langOf(values.lang)
	if (values.jsonl) return askLines(settings, lang)
	const text = positionals.join(' ')
	if (text.trim() === '') throw wrongUse('There is no question.')
	const [{ openDoor }, { ask }] = await Promise.all([
		import('./wiring.ts'),
		import('../adapters/terminal/ask.ts'),
	])
	await ask(lang === undefined ? { text } : { text, lang }, {
		handle: await openDoor(settings, values.why),
		output: process.stdout,
		config: terminal(),
		json: values.json,
		why: values.why,
	})
}

const compile = async (settings: Settings): Promise<number> => {
	const [{ isShippedPackFresh, shipPack }, { shipDaily }, { packPlaces }] = await Promise.all([
		import('./open-pack.ts'),
		import('./open-daily.ts'),
		import('./wiring.ts'),
	])
	const places = packPlaces(settings)
	if (!isShippedPackFresh(places)) console.log(await shipPack(places))
	console.log(await shipDaily(places))
	return 0
}

const knowledge = async ([action, ...args]: readonly string[], settings: Settings): Promise<number> => {
	if (action === 'compile') return compile(settings)
	if (action !== 'check') throw wrongUse(`knowledge ${action ?? ''} is not a command.`)
	const [{ runKnowledgeCheck }, { nodeReader }, { choosePack }] = await Promise.all([
		import('./knowledge/check-command.ts'),
		import('./knowledge/node-reader.ts'),
		import('./conversation/choose-pack.ts'),
	])
	const reader = nodeReader(settings.KNOWLEDGE_DIR)
	return runKnowledgeCheck(args, {
		reader,
		packId: choosePack(reader, settings.KNOWLEDGE_PACK),
		readText: nodeReader('.').read,
		print: console.log,
	})
}

/** What the office commands: to the running service, else over the store itself. */
const broadcast = async (args: readonly string[], settings: Settings): Promise<number> => {
	const [{ runBroadcastCommand }, { askTerminal }] = await Promise.all([
		import('./operator/broadcast-command.ts'),
		import('./operator/ask-terminal.ts'),
	])
	const { stdin, stdout } = process
	return runBroadcastCommand(args, {
		dataDir: settings.DATA_DIR,
		ask: stdin.isTTY && stdout.isTTY ? (question) => askTerminal(question, stdin, stdout) : null,
		print: console.log,
		openDesk: async () => {
			const { openDeskAlone } = await import('./open-broadcast.ts')
			return openDeskAlone(settings, QUIET)
		},
		rehearse: async (command) => {
			const { rehearseAloud } = await import('./open-broadcast.ts')
			return rehearseAloud(settings, command, console.log)
		},
	})
}

/** A message to all followers of the Official Account: asks first. */
const draft = async (args: readonly string[], settings: Settings): Promise<number> => {
	const [{ parseDraft }, { runWithYes }, { shellLine }, { askTerminal }, { openDeskAlone, WECHAT }] =
		await Promise.all([
			import('./operator/draft-desk.ts'),
			import('./operator/run-with-yes.ts'),
			import('./operator/shell-line.ts'),
			import('./operator/ask-terminal.ts'),
			import('./open-broadcast.ts'),
		])
	const wanted = args.filter((arg) => arg !== '--yes')
	parseDraft(wanted)
	const { stdin, stdout } = process
	return runWithYes([WECHAT, ...wanted], {
		dataDir: settings.DATA_DIR,
		ask: stdin.isTTY && stdout.isTTY ? (question) => askTerminal(question, stdin, stdout) : null,
		print: console.log,
		openDesk: () => openDeskAlone(settings, QUIET),
		yes: wanted.length < args.length,
		lineOf: (line) => `npm run -s wechat -- ${shellLine(line.slice(1))}`,
	})
}

/** The menu of the Official Account, or a message to all its followers. */
const wechat = async (args: readonly string[], settings: Settings): Promise<number> => {
	const [action, ...rest] = args
	if (action === 'draft') return draft(args, settings)
	if (action !== 'menu') throw wrongUse(`wechat ${action ?? ''} is not a command.`)
	const { values } = parseArgs({ args: [...rest], options: { yes: { type: 'boolean', default: false } } })
	const [{ setWechatMenu }, { askTerminal }] = await Promise.all([
		import('./open-wechat-official.ts'),
		import('./operator/ask-terminal.ts'),
	])
	const { stdin, stdout } = process
	return setWechatMenu(settings, {
		print: console.log,
		ask: stdin.isTTY && stdout.isTTY ? (question) => askTerminal(question, stdin, stdout) : null,
		yes: values.yes,
		log: QUIET,
	})
}

/** Every picture of the report, for the office. */
const cards = async ([action, folder]: readonly string[], settings: Settings): Promise<number> => {
	if (action !== 'all') throw wrongUse(`cards ${action ?? ''} is not a command.`)
	if (folder === undefined) throw wrongUse('cards all needs a folder.')
	const { drawAllCards } = await import('./cards-command.ts')
	console.log(`${await drawAllCards(settings, folder, QUIET)} PNG → ${folder}`)
	return 0
}

/** Backup, restore and copy of what is kept. */
const store = async (args: readonly string[], settings: Settings): Promise<number> => {
	const { runStoreCommand } = await import('./store/store-command.ts')
	const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = settings
	return runStoreCommand(args, { dataDir, databaseUrl, print: console.log })
}

/** Runs one command. @returns the exit code; problems meant for people go to stderr in words. */
export const run = async ([command, ...args]: readonly string[]): Promise<number> => {
	// A reader that has seen enough, such as head, is no error.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
	try {
		loadEnvironmentFile({ quiet: true })
		const settings = readSettings(process.env)
		if (command === 'start') await start(settings)
		else if (command === 'chat') await chat(settings)
		else if (command === 'ask') await askOnce(args, settings)
		else if (command === 'knowledge') return await knowledge(args, settings)
		else if (command === 'broadcast') return await broadcast(args, settings)
		else if (command === 'wechat') return await wechat(args, settings)
		else if (command === 'cards') return await cards(args, settings)
		else if (command === 'store') return await store(args, settings)
		else throw wrongUse(command === undefined ? 'Name a command.' : `There is no command ${command}.`)
		return 0
	} catch (error) {
		const known = error instanceof TypeError && 'code' in error ? wrongUse(error.message) : error
		if (!(known instanceof AppError)) throw known
		console.error(`${known.message}\n${known.hint}`)
		return known.code === 'CLI_USAGE' ? 2 : 1
	}
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
