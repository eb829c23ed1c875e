import { z } from 'zod'
import { AppError } from '../domain/errors.ts'
import { isWithin, parseTimeOfDay } from '../domain/time-of-day.ts'
import { isZone } from '../domain/zoned-time.ts'
import { networks, origins } from './addresses.ts'
import { puppetOptions } from './puppet-options.ts'
import { robotWebhooks } from './robot-webhooks.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** An empty setting counts as not set, as in a copied .env.example. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)

const folder = (fallback: string) => setting(z.string().trim().default(fallback))

const port = z.coerce.number('must be a number').int().min(0).max(65_535)

/** The address of a server; what follows its last slash is not wanted. */
const address = z
	.string()
	.trim()
	.regex(/^https?:\/\/[^\s/]+/u, 'must be an address that begins with https://')
	.transform((url) => url.replace(/\/+$/u, ''))

const timeOfDay = z.string().transform((text, context) => {
	const minute = parseTimeOfDay(text)
	if (minute !== null) return minute
	context.addIssue('must be a time such as 08:30')
	return z.NEVER
})

/** Local minutes of `21:30-07:30`: no message is sent from the first until the second. */
const hours = z.string().transform((text, context) => {
	const [from, to] = text.split('-').map(parseTimeOfDay)
	if (from != null && to != null && from !== to && text.split('-').length === 2)
		return { fromMinute: from, toMinute: to }
	context.addIssue('must be two times such as 21:30-07:30')
	return z.NEVER
})

const yesOrNo = z
	.string()
	.trim()
	.toLowerCase()
	.pipe(z.enum(['true', 'false'], 'must be true or false'))
	.transform((text) => text === 'true')

/** Every setting with its default; names as in .env.example. */
const NAMED = z.object({
	KNOWLEDGE_DIR: folder('knowledge'),
	/** Not set: the one pack that KNOWLEDGE_DIR holds. The name of a city has no place in the code. */
	KNOWLEDGE_PACK: setting(
		z
			.string()
			.trim()
			.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'must be the name of one folder in KNOWLEDGE_DIR')
			.optional(),
	),
	DATA_DIR: folder('data'),
	DATABASE_URL: setting(
		z
			.string()
			.trim()
			.regex(/^postgres(?:ql)?:\/\//u, 'must be an address such as postgres://user:password@host:5432/name')
			.optional(),
	),
	/** Not set: one that is made at the first start and kept in DATA_DIR. */
	ID_SALT: setting(z.string().trim().min(16, 'must have 16 characters or more').optional()),
	KEEP_UNANSWERED: setting(yesOrNo.default(false)),
	RETENTION_DAYS: setting(
		z.coerce.number('must be a number of days').int('must be a number of days').min(1).max(3650).default(90),
	),
	BROADCAST_TIME: setting(timeOfDay.default(8 * 60 + 30)),
	BROADCAST_ZONE: setting(
		z
			.string()
			.trim()
			.refine(isZone, 'must be the name of a time zone, such as Asia/Shanghai')
			.default('Asia/Shanghai'),
	),
	QUIET_HOURS: setting(hours.default({ fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 })),
	HOST: setting(z.string().trim().default('127.0.0.1')),
	PORT: setting(port.default(8080)),
	/** Where people reach the HTTP server from outside. */
	PUBLIC_URL: setting(address.optional()),
	/** Proxies whose X-Forwarded-For is believed. */
	TRUSTED_PROXIES: setting(networks.default([])),
	WEB_PAGE: setting(yesOrNo.default(true)),
	/** Origins whose pages may show the citizen page in a frame. */
	WEB_EMBED_PARENTS: setting(origins.default([])),
	/** Messages, and votes, that one address may send in a minute. */
	WEB_PER_MINUTE: setting(
		z.coerce.number('must be a number').int('must be a whole number').min(1).max(1_000_000).default(120),
	),
	TELEGRAM_BOT_TOKEN: setting(
		z
			.string()
			.trim()
			.regex(/^\d+:[\w-]+$/u, 'must be the token that @BotFather gave, such as 123456:ABC-def')
			.optional(),
	),
	TELEGRAM_API_ROOT: setting(address.default('https://api.telegram.org')),
	TELEGRAM_WEBHOOK_URL: setting(address.optional()),
	TELEGRAM_WEBHOOK_SECRET: setting(
		z
			.string()
			.trim()
			.regex(/^[\w-]{1,256}$/u, 'must be 1 to 256 characters of A-Z a-z 0-9 _ -')
			.optional(),
	),
	/** Ids of the people who may use /broadcast in a private chat with the bot. */
	TELEGRAM_ADMINS: setting(
		z
			.string()
			.trim()
			.regex(/^\d+(?:\s*,\s*\d+)*$/u, 'must be the ids of people, parted by commas, such as 1001,1002')
			.transform((text) => text.split(',').map((id) => id.trim()))
			.default([]),
	),
	/** Robots of WeCom groups, each with the office's name for its group. */
	WECOM_ROBOT_WEBHOOKS: setting(robotWebhooks.default([])),
	WECOM_ROBOT_API_BASE: setting(address.default('https://qyapi.weixin.qq.com')),
	/** The puppet that drives a personal account, or one of WeCom, through wechaty. */
	WECHATY_PUPPET: setting(
		z
			.string()
			.trim()
			.regex(
				/^(?:@[a-z0-9-]+\/)?wechaty-puppet-[a-z0-9-]+$/u,
				'must be the npm package of a puppet, such as wechaty-puppet-service',
			)
			.optional(),
	),
	WECHATY_PUPPET_OPTIONS: setting(puppetOptions.default({})),
	/** The login is kept in DATA_DIR under this name. */
	WECHATY_NAME: setting(
		z
			.string()
			.trim()
			.regex(/^[\w-]{1,60}$/u, 'must be 1 to 60 characters of A-Z a-z 0-9 _ -')
			.default('wechat'),
	),
	WECHAT_OA_APP_ID: setting(
		z
			.string()
			.trim()
			.regex(/^wx\w{4,30}$/u, 'must be the app id of an Official Account, such as wx0123456789abcdef')
			.optional(),
	),
	WECHAT_OA_APP_SECRET: setting(
		z
			.string()
			.trim()
			.regex(/^\w{16,64}$/u, 'must be the secret that WeChat shows beside the app id')
			.optional(),
	),
	WECHAT_OA_TOKEN: setting(
		z
			.string()
			.trim()
			.regex(/^[A-Za-z0-9]{3,32}$/u, 'must be 3 to 32 characters of A-Z a-z 0-9')
			.optional(),
	),
	WECHAT_OA_AES_KEY: setting(
		z
			.string()
			.trim()
			.regex(/^[A-Za-z0-9]{43}$/u, 'must be 43 characters of A-Z a-z 0-9')
			.optional(),
	),
	WECHAT_OA_API_BASE: setting(address.default('https://api.weixin.qq.com')),
	LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
})

/** A webhook without a secret would take updates from anybody. */
const SCHEMA = NAMED.refine(
	(settings) => settings.TELEGRAM_WEBHOOK_URL === undefined || settings.TELEGRAM_WEBHOOK_SECRET !== undefined,
	{ path: ['TELEGRAM_WEBHOOK_SECRET'], error: 'must be set, because TELEGRAM_WEBHOOK_URL is' },
)
	.refine((settings) => settings.DATABASE_URL === undefined || settings.ID_SALT !== undefined, {
		path: ['ID_SALT'],
		error: 'must be set, because DATABASE_URL is: every process has to know the same people',
	})
	.refine((settings) => !isWithin(settings.BROADCAST_TIME, settings.QUIET_HOURS), {
		path: ['BROADCAST_TIME'],
		error: 'must not lie in QUIET_HOURS',
	})
	.refine(
		({ WECHAT_OA_APP_ID: id, WECHAT_OA_APP_SECRET: secret, WECHAT_OA_TOKEN: token }) =>
			id === undefined || (secret !== undefined && token !== undefined),
		{
			path: ['WECHAT_OA_APP_ID'],
			error: 'needs WECHAT_OA_APP_SECRET and WECHAT_OA_TOKEN too',
		},
	)

export type Settings = Readonly<z.infer<typeof SCHEMA>>

/** The settings of an environment. Throws one AppError that names every setting that is wrong. */
export const readSettings = (environment: Readonly<Record<string, string | undefined>>): Settings => {
	const parsed = SCHEMA.safeParse(environment)
	if (parsed.success) return parsed.data
	const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
	throw new AppError(
		'SETTINGS_INVALID',
		`The settings cannot be used:\n${problems.join('\n')}`,
		'Correct them in the environment or in the file .env; .env.example explains each.',
	)
}
