import { chmodSync, closeSync, existsSync, openSync, writeSync } from 'node:fs'
import type { Wechaty } from 'wechaty'
import { AppError } from '../../src/domain/errors.ts'
import type { AccountOptions } from './account.ts'
import type { WechatConfig } from './config.ts'

/** What only this channel needs, loaded when it is on. */
export interface Loaded {
	readonly bot: Wechaty
	readonly boxOf: AccountOptions['boxOf']
	readonly drawCode: (link: string) => string
}

/** A puppet that is there already, in place of the one that the settings name. */
export type PuppetObject = NonNullable<
	NonNullable<Parameters<typeof import('wechaty').WechatyBuilder.build>[0]>['puppet']
>

type PuppetClass = new (options: Readonly<Record<string, unknown>>) => object

const isMissing = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'

const notInstalled = (what: string, how: string, cause: unknown): AppError =>
	new AppError(
		'WECHAT_NOT_INSTALLED',
		`WECHATY_PUPPET is set, but ${what} is not installed.`,
		`${how} Or empty WECHATY_PUPPET to leave this channel off.`,
		{ cause },
	)

const loadPuppet = async ({ puppet, puppetOptions }: WechatConfig): Promise<PuppetObject> => {
	const how = `Install it: npm install --ignore-scripts ${puppet}`
	let loaded: Readonly<Record<string, unknown>>
	try {
		loaded = await import(puppet)
	} catch (error) {
		if (isMissing(error)) throw notInstalled(`the package ${puppet}`, `${how}.`, error)
		throw new AppError(
			'WECHAT_PUPPET_BROKEN',
			`The package ${puppet} of WECHATY_PUPPET cannot be loaded: ${String(error)}.`,
			'Some puppets need an install script or another system; their pages say so.',
			{ cause: error },
		)
	}
	const found = Object.entries(loaded).find(
		([name, value]) => typeof value === 'function' && /^Puppet[A-Z]/u.test(name) && name !== 'PuppetServer',
	)
	const Puppet = (loaded['default'] ?? found?.[1]) as PuppetClass
	try {
		return new Puppet(puppetOptions) as PuppetObject
	} catch (error) {
		throw new AppError(
			'WECHAT_PUPPET_REFUSED',
			`The puppet ${puppet} does not take WECHATY_PUPPET_OPTIONS: ${error instanceof Error ? error.message : String(error)}.`,
			'Its page says which options it needs, most often a token.',
		)
	}
}

/** Whoever has the login is the account: wechaty would let everybody of this machine read it. */
const keepPrivate = (name: string): void => {
	const path = `${name}.memory-card.json`
	if (existsSync(path)) {
		chmodSync(path, 0o600)
		return
	}
	const file = openSync(path, 'wx', 0o600)
	writeSync(file, '{}')
	closeSync(file)
}

/** @param puppet default: the one of the settings. @throws AppError that says how to install what is missing */
export const load = async (config: WechatConfig, puppet?: PuppetObject): Promise<Loaded> => {
	try {
		const [{ WechatyBuilder, log }, { FileBox }, { drawCode }] = await Promise.all([
			import('wechaty'),
			import('file-box'),
			import('./login-code.ts'),
		])
		// Its own log would write texts and ids.
		log.level('silent')
		keepPrivate(config.name)
		const bot = WechatyBuilder.build({ name: config.name, puppet: puppet ?? (await loadPuppet(config)) })
		return { bot, boxOf: (base64, fileName) => FileBox.fromBase64(base64, fileName), drawCode }
	} catch (error) {
		if (!isMissing(error)) throw error
		throw notInstalled(
			'wechaty',
			'Run npm ci --ignore-scripts without --omit=optional; for an image, docker compose build --build-arg WECHAT=true.',
			error,
		)
	}
}
