import { existsSync, readFileSync } from 'node:fs'
import { parse as parseEnvironmentFile } from 'dotenv'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { readSettings } from '../../src/config/settings.ts'
import { composeProblems } from '../support/compose-schema.ts'
import { dockerInstructions, isDockerIgnored } from '../support/dockerfile.ts'

const read = (path: string): string => readFileSync(path, 'utf8')

const { engines, scripts } = JSON.parse(read('package.json'))
const EXAMPLE = read('.env.example')
/** Equal to the settings of the schema: environment.test.ts. */
const SETTINGS = Object.keys(parseEnvironmentFile(EXAMPLE))
/** What the image of the database itself is told. */
const OF_THE_DATABASE = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD']
const SECRET = /TOKEN|SECRET|SALT|PASSWORD|DATABASE_URL/u

const instructions = dockerInstructions(read('Dockerfile'))
const all = (name: string): readonly string[] =>
	instructions.filter((instruction) => instruction.name === name).map(({ rest }) => rest)
const last = (name: string): string => all(name).at(-1) ?? ''
const copied = all('COPY')
	.filter((rest) => !rest.startsWith('--from='))
	.flatMap((rest) => rest.split(/\s+/u).slice(0, -1))
const imageVariables = Object.fromEntries(
	all('ENV').flatMap((rest) => rest.split(/\s+/u).map((pair) => pair.split('='))),
)

describe('Dockerfile', () => {
	it('starts from the Node that package.json asks for', () => {
		const images = all('FROM').map((rest) => rest.split(' ')[0])
		expect(new Set(images)).toEqual(new Set([`node:${engines.node.replace('>=', '')}-slim`]))
	})

	it('runs as a user with a fixed number that is not root', () => {
		expect(last('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/u)
	})

	it('starts what npm start does, without a shell and without npm', () => {
		expect(JSON.parse(last('CMD')).join(' ')).toBe(scripts.start)
	})

	it('copies files that exist and that .dockerignore lets through', () => {
		const ignored = read('.dockerignore')
		expect(copied.filter((path) => !existsSync(path) || isDockerIgnored(ignored, path))).toEqual([])
	})

	it('copies by name, and no file of secrets', () => {
		expect(copied.filter((path) => !/^[a-z][\w/.-]*$/u.test(path))).toEqual([])
		expect(all('ADD')).toEqual([])
	})

	it('holds settings of the schema, none of them a secret', () => {
		const names = [...Object.keys(imageVariables), ...all('ARG').map((rest) => rest.split('=')[0] ?? '')]
		expect(names.filter((name) => SECRET.test(name))).toEqual([])
		expect(Object.keys(imageVariables).filter((name) => !SETTINGS.includes(name))).toEqual(['NODE_ENV'])
	})

	it('keeps its data in the volume and says the port that it listens on', () => {
		expect(last('VOLUME')).toBe(imageVariables['DATA_DIR'])
		expect(last('EXPOSE')).toBe(imageVariables['PORT'])
	})

	it('holds the production dependencies, exactly as locked', () => {
		const installs = all('RUN').flatMap((rest) => rest.match(/npm [^;&]+/gu) ?? [])
		expect(installs).toEqual([
			expect.stringMatching(/^npm ci --omit=dev .*--ignore-scripts/u),
			expect.stringMatching(/^npm uninstall --no-save .*--ignore-scripts/u),
			expect.stringMatching(/^npm ci --ignore-scripts/u),
		])
		expect(all('COPY').filter((rest) => rest.includes('node_modules'))).toEqual([
			'--from=dependencies /app/node_modules node_modules',
		])
	})

	it('holds the page as built in the image, not on the machine of who builds it', () => {
		expect(all('COPY')).toContain('--from=page /app/adapters/web/page/dist adapters/web/page/dist')
		expect(isDockerIgnored(read('.dockerignore'), 'adapters/web/page/dist/index.html')).toBe(true)
	})
})

describe('.dockerignore', () => {
	const OUT = ['.env', '.env.production', 'src/.env', 'data', 'data/wenbao.db', '.git/config', 'coverage/a']

	it.each([...OUT, 'node_modules/zod/package.json', 'test/e2e', 'README.md'])('keeps %s out', (path) => {
		expect(isDockerIgnored(read('.dockerignore'), path)).toBe(true)
	})

	it.each(['src/main.ts', 'knowledge/shared', 'package.json'])('lets %s in', (path) => {
		expect(isDockerIgnored(read('.dockerignore'), path)).toBe(false)
	})
})

interface Service {
	readonly image?: string
	readonly environment: Readonly<Record<string, string>>
	readonly volumes?: readonly string[]
	readonly tmpfs?: readonly string[]
	readonly stop_grace_period: string
	readonly healthcheck?: { readonly test: readonly string[] }
	readonly logging: { readonly options: Readonly<Record<string, string>> }
}

const COMPOSE = read('docker-compose.yml')
const compose = parseYaml(COMPOSE)
const services: Readonly<Record<'bot' | 'db', Service>> = compose.services
const { bot, db } = services

/** `${NAME:?message}` of a compose file, in place. Throws the message where the variable is empty. */
const filledIn = (value: string, variables: Readonly<Record<string, string>>): string =>
	value.replaceAll(/\$\{(\w+):\?([^}]+)\}/gu, (_, name: string, message: string) => {
		const found = variables[name] ?? ''
		if (found === '') throw new Error(message)
		return found
	})

describe('docker-compose.yml', () => {
	it('is valid against the schema of compose files', () => {
		expect(composeProblems(compose)).toEqual([])
	})

	it.each([
		['a misspelt key', { bot: { image: 'a', read_onli: true } }],
		['a wrong type', { bot: { image: 'a', cap_drop: 'ALL' } }],
		['a duration without its unit', { bot: { image: 'a', stop_grace_period: '20' } }],
	])('would not be with %s', (_, broken) => {
		expect(composeProblems({ services: broken })).not.toEqual([])
	})

	it('sets nothing but settings of the schema and what the database itself is told', () => {
		expect(Object.keys(bot.environment).filter((name) => !SETTINGS.includes(name))).toEqual([])
		expect(Object.keys(db.environment)).toEqual(OF_THE_DATABASE)
	})

	it('takes every secret from .env, where an empty one stops it', () => {
		const secrets = [bot, db].flatMap(({ environment }) =>
			Object.entries(environment).filter(([name]) => SECRET.test(name)),
		)
		for (const [name, value] of secrets) expect(() => filledIn(value, {}), name).toThrow(/Set \w+ in \.env/u)
	})

	it('has each variable that it takes from .env explained in .env.example', () => {
		const taken = [...COMPOSE.matchAll(/\$\{?(\w+)/gu)].map(([, name = '']) => name)
		const explained = [...EXAMPLE.matchAll(/^(?:# +)?(\w+)=/gmu)].map(([, name = '']) => name)
		expect(taken.filter((name) => !explained.includes(name))).toEqual([])
	})

	it('gives the bot settings that it can use, with the database that runs beside it', () => {
		const secrets = {
			POSTGRES_PASSWORD: 'abc123',
			ID_SALT: 'sixteen-characters',
		}
		const settings = readSettings({
			...parseEnvironmentFile(EXAMPLE),
			...Object.fromEntries(
				Object.entries(bot.environment).map(([name, value]) => [name, filledIn(value, secrets)]),
			),
		})
		const { POSTGRES_USER: user, POSTGRES_DB: name } = db.environment
		expect(settings).toMatchObject({
			HOST: '0.0.0.0',
			DATA_DIR: last('VOLUME'),
			PORT: Number(last('EXPOSE')),
			ID_SALT: secrets.ID_SALT,
			DATABASE_URL: `postgres://${user}:abc123@db:5432/${name}`,
		})
	})

	it('takes any channel: none is asked for', () => {
		expect(COMPOSE).not.toMatch(/\$\{(?:TELEGRAM|WECHAT_OA|WECOM|WECHATY)/u)
	})

	it('hands every other line of .env to the bot', () => {
		expect(bot).toMatchObject({ env_file: '.env' })
	})

	it('lets several bots run: no name, port or volume that they would share', () => {
		expect(Object.keys(bot)).not.toContain('container_name')
		expect(Object.keys(bot)).not.toContain('ports')
		expect(bot.volumes ?? []).toEqual([])
	})

	it('lets the bot write to its own /data and /tmp only, without any right of root', () => {
		const [uid, gid] = last('USER').split(':')
		expect(bot).toMatchObject({
			read_only: true,
			cap_drop: ['ALL'],
			security_opt: ['no-new-privileges:true'],
			tmpfs: ['/tmp', `/data:uid=${uid},gid=${gid},mode=0700`],
		})
	})

	it('gives the bot more time to end than the 10 seconds it takes at most', () => {
		expect(Number.parseInt(bot.stop_grace_period, 10)).toBeGreaterThan(10)
	})

	it('starts the bot when the database is healthy, and both again when they fail', () => {
		expect(bot).toMatchObject({ depends_on: { db: { condition: 'service_healthy' } } })
		expect(db.healthcheck?.test).toContain('pg_isready')
		expect([bot, db]).toMatchObject([{ restart: 'unless-stopped' }, { restart: 'unless-stopped' }])
	})

	it('asks the bot for its health as the Dockerfile says', () => {
		expect(last('HEALTHCHECK')).toContain('/healthz')
		expect(Object.keys(bot)).not.toContain('healthcheck')
	})

	it('keeps the database in a named volume and out of reach of the host', () => {
		const [name = '', at = ''] = db.volumes?.[0]?.split(':') ?? []
		expect(Object.keys(compose.volumes)).toEqual([name])
		// Where images of PostgreSQL before 18 keep it; anywhere else it would be gone with the container.
		expect([db.image, at]).toEqual(['postgres:17-alpine', '/var/lib/postgresql/data'])
		expect(Object.keys(db)).not.toContain('ports')
	})

	it('keeps logs from filling the disk', () => {
		const options = {
			'max-size': expect.stringMatching(/^\d+m$/u),
			'max-file': expect.stringMatching(/^\d$/u),
		}
		expect([bot.logging.options, db.logging.options]).toEqual([options, options])
	})
})
