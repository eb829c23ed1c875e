import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatTimeOfDay } from '../../../src/domain/time-of-day.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts'
import { waitUntil } from '../../support/soak/wait-until.ts'
import { createWecomApi, type WecomApi } from '../../support/wecom-api/wecom-api.ts'
import { ROBOTS } from '../../support/wecom-robots.ts'

const { first, second } = ROBOTS
const DAY = 24 * 60

const inHours = (hours: number): string =>
	formatTimeOfDay((zonedTime(Date.now(), 'Asia/Shanghai').minute + hours * 60) % DAY)

const webhooks = (...robots: readonly { readonly name: string; readonly key: string }[]): string =>
	JSON.stringify(Object.fromEntries(robots.map(({ name, key }) => [name, key])))

describe('a service that has group robots and no Telegram', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-robots-'))
	const hours = { QUIET_HOURS: `${inHours(6)}-${inHours(7)}`, BROADCAST_TIME: inHours(12) }
	const outputs: string[] = []
	let wecom: WecomApi
	let running: BotProcess

	const start = (robots: string): void => {
		running = startBotProcess({ token: '', url: '' }, dataDir, {
			...hours,
			WECOM_ROBOT_WEBHOOKS: robots,
			WECOM_ROBOT_API_BASE: wecom.url,
			LOG_LEVEL: 'debug',
		})
	}
	const end = async (): Promise<number | null> => {
		const code = await running.end('SIGTERM')
		outputs.push(running.output())
		return code
	}
	const command = async (...args: readonly string[]): Promise<string> => {
		const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...hours }
		const child = spawn(process.execPath, ['src/cli.ts', 'broadcast', ...args], { env })
		return (await Promise.all([text(child.stdout), text(child.stderr)])).join('')
	}
	const notify = async (note: string, chats: number): Promise<void> => {
		await waitUntil(() => running.output().includes('group robots are on'), 60_000, 'the start')
		// The robots are subscribed, and left, a moment after it.
		await waitUntil(
			async () => (await command('send', '--notice', note)).includes(`to ${chats} chats`),
			60_000,
			'those to send to',
		)
		const asked = await command('send', '--notice', note)
		await command('send', '--notice', note, '--confirm', /--confirm (\w+)/u.exec(asked)?.[1] ?? '')
	}

	beforeAll(async () => {
		wecom = await createWecomApi()
		for (const { key } of [first, second]) wecom.addRobot(key)
	})
	afterAll(async () => {
		await running.end('SIGKILL')
		await wecom[Symbol.asyncDispose]()
		rmSync(dataDir, { recursive: true })
	})

	it('sends a notice of the office to all of them', { timeout: 120_000 }, async () => {
		start(webhooks(first, second))
		await notify('明天维护', 2)
		await wecom.until(() => wecom.calls.length === 2, 60_000)

		for (const { key } of [first, second])
			expect(wecom.sentTo(key)).toEqual([expect.stringMatching(/^【通知】\n明天维护$/u)])
	})

	it('ends when it is told to', { timeout: 60_000 }, async () => {
		expect(await end()).toBe(0)
	})

	it('sends nothing more to one that is named no more', { timeout: 120_000 }, async () => {
		start(webhooks(second))
		await notify('后天维护', 1)
		await wecom.until(() => wecom.sentTo(second.key).length === 2, 60_000)
		await end()

		expect(wecom.sentTo(first.key)).toHaveLength(1)
	})

	it('has written no key to its log or its disk', () => {
		const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
			.map((name) => join(dataDir, name))
			.filter((path) => statSync(path).isFile())
		const written = [...outputs, ...files.map((path) => readFileSync(path, 'latin1'))]

		expect(outputs).toHaveLength(2)
		for (const { key } of [first, second])
			expect(written.filter((content) => content.includes(key))).toEqual([])
	})
})
