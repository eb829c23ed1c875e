import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatTimeOfDay } from '../../../src/domain/time-of-day.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { BotApi } from '../../support/bot-api/bot-api.ts'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import { privateChat, textMessage, user } from '../../support/bot-api/updates.ts'
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts'
import { lastMessage, newId } from '../../support/telegram-bot.ts'

const DAY = 24 * 60

/** So many hours from now, where the bot lives: quiet hours must not be those in which the test runs. */
const inHours = (hours: number): string =>
	formatTimeOfDay((zonedTime(Date.now(), 'Asia/Shanghai').minute + hours * 60) % DAY)

describe('the office and the running service', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-office-'))
	const citizen = user(newId(), { language_code: 'zh' })
	const operator = user(newId(), { language_code: 'zh' })
	const settings = {
		TELEGRAM_ADMINS: String(operator.id),
		QUIET_HOURS: `${inHours(6)}-${inHours(7)}`,
		BROADCAST_TIME: inHours(12),
	}
	let api: BotApi
	let running: BotProcess

	const say = (from: ReturnType<typeof user>, said: string) =>
		api.inject(textMessage({ chat: privateChat(from), from, text: said }))

	/** `npm run -s broadcast -- …`. */
	const command = async (...args: readonly string[]) => {
		const env = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...settings }
		const child = spawn(process.execPath, ['src/cli.ts', 'broadcast', ...args], { env })
		const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
		const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
		return { out: out + errors, code: await closed }
	}

	beforeAll(async () => {
		api = await createBotApi()
		running = startBotProcess(api, dataDir, settings)
		say(citizen, '/subscribe')
		await lastMessage(api, citizen.id, 1)
	}, 60_000)
	afterAll(async () => {
		await running.end('SIGKILL')
		await api.stop()
		rmSync(dataDir, { recursive: true })
	})

	it('sends a notice from the command line, once', { timeout: 60_000 }, async () => {
		const asked = await command('send', '--notice', '明天维护')
		expect(asked).toMatchObject({ code: 1, out: expect.stringContaining('to 1 chats') })
		const code = /--confirm (\w+)/u.exec(asked.out)?.[1] ?? ''
		expect(await command('send', '--notice', '明天维护', '--confirm', code)).toMatchObject({ code: 0 })

		expect((await lastMessage(api, citizen.id, 2)).text).toContain('明天维护')
		expect((await command('send', '--notice', '明天维护', '--yes')).out).toContain('nobody to send to')
	})

	it('sends a notice from a private chat', { timeout: 60_000 }, async () => {
		const before = api.sentTo(citizen.id).length
		say(operator, '/broadcast send --notice “后天也维护”')
		const shown = (await lastMessage(api, operator.id, 1)).text ?? ''
		say(operator, shown.split('\n').at(-1) ?? '')

		expect((await lastMessage(api, citizen.id, before + 1)).text).toContain('后天也维护')
	})

	it('tells a citizen nothing', { timeout: 60_000 }, async () => {
		const before = api.sentTo(citizen.id).length
		say(citizen, '/broadcast status')
		expect((await lastMessage(api, citizen.id, before + 1)).text).not.toContain('running')
	})

	it('says how the engine is', { timeout: 60_000 }, async () => {
		expect((await command('status')).out).toContain('正常 ok')
	})

	it('works on the store itself once the service was killed', { timeout: 60_000 }, async () => {
		await running.end('SIGKILL')
		expect((await command('status')).out).toContain('the service is not running')
	})
})
