import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Update } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BotApi } from '../../support/bot-api/bot-api.ts'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import { privateChat, textMessage, user } from '../../support/bot-api/updates.ts'
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts'
import { lastMessage, newId } from '../../support/telegram-bot.ts'

describe('a process that is killed and started again', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-restart-'))
	const [english, curious, subscriber, answered] = Array.from({ length: 4 }, () =>
		user(newId(), { language_code: 'zh' }),
	) as [ReturnType<typeof user>, ReturnType<typeof user>, ReturnType<typeof user>, ReturnType<typeof user>]
	let api: BotApi
	let running: BotProcess
	let old: Update

	const say = (from: ReturnType<typeof user>, text: string) =>
		api.inject(textMessage({ chat: privateChat(from), from, text }))

	beforeAll(async () => {
		api = await createBotApi()
		running = startBotProcess(api, dataDir)
		say(english, '/language en')
		say(curious, '重点水利项目有几个')
		say(subscriber, '/subscribe 9:15')
		old = say(answered, '今年修几条路')
		await api.until(() => api.pending === 0, 30_000)
		await running.end('SIGKILL')
		const calls = api.calls.length
		running = startBotProcess(api, dataDir)
		await api.until(() => api.calls.slice(calls).some(({ method }) => method === 'getUpdates'), 30_000)
	}, 60_000)
	afterAll(async () => {
		await running.end('SIGKILL')
		await api.stop()
		rmSync(dataDir, { recursive: true })
	})

	it('answers in the language that was chosen', async () => {
		say(english, '今年修几条路')

		expect((await lastMessage(api, english.id, 2)).text).toContain('23 roads')
	})

	it('knows what was spoken of', async () => {
		say(curious, '那投资呢')

		expect((await lastMessage(api, curious.id, 2)).text).toContain('40亿元')
	})

	it('knows who wants the daily tip, and when', async () => {
		say(subscriber, '/settings')

		expect((await lastMessage(api, subscriber.id, 2)).text).toContain('09:15')
	})

	it('answers nothing again that it had answered', async () => {
		api.redeliver(old)
		say(answered, '谢谢')

		await lastMessage(api, answered.id, 2)
		expect(api.sentTo(answered.id).map(({ text }) => text?.includes('23条'))).toEqual([true, false])
	})
})
