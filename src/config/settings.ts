import { z } from 'zod'
import { AppError } from '../domain/errors.ts'

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
	HOST: setting(z.string().trim().default('127.0.0.1')),
	PORT: setting(port.default(8080)),
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
	LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
})

/** A webhook without a secret would take updates from anybody. */
const SCHEMA = NAMED.refine(
	(settings) => settings.TELEGRAM_WEBHOOK_URL === undefined || settings.TELEGRAM_WEBHOOK_SECRET !== undefined,
	{ path: ['TELEGRAM_WEBHOOK_SECRET'], error: 'must be set, because TELEGRAM_WEBHOOK_URL is' },
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
