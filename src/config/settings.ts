import { z } from 'zod'
import { AppError } from '../domain/errors.ts'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** An empty setting counts as not set, as in a copied .env.example. */
const setting = <Schema extends z.ZodType>(schema: Schema) =>
	z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema)

const folder = (fallback: string) => setting(z.string().trim().default(fallback))

/** Every setting with its default; names as in .env.example. */
const SCHEMA = z.object({
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
	LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info')),
})

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
