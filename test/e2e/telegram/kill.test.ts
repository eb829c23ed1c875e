import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BotApi } from '../../support/bot-api/bot-api.ts'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import { privateChat, textMessage, user } from '../../support/bot-api/updates.ts'
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts'
import { newId } from '../../support/telegram-bot.ts'

const ROUNDS = 20
const PER_ROUND = 40
const QUESTION = '今年修几条路'

let dataDir: string
let running: BotProcess | undefined
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
})
afterEach(async () => {
	await running?.end('SIGKILL')
	rmSync(dataDir, { recursive: true })
})

/** Kills and counts the messages whose answer had not gone out: those the server had, and those still on the way to it. */
const killCounting = async (api: BotApi, bot: BotProcess): Promise<number> => {
	const [open, seen] = [api.inFlight, api.calls.length]
	await bot.end('SIGKILL')
	await api.until(() => api.inFlight === 0)
	return open + api.calls.slice(seen).filter(({ method }) => method === 'sendMessage').length
}

it(`killed ${ROUNDS} times under load, it loses nothing and repeats at most what was in flight`, async () => {
	await using api = await createBotApi({ latencyMs: 5 })
	const people: number[] = []
	let inFlightAtKills = 0
	const isAnswered = (id: number): boolean => api.sentTo(id).length > 0

	for (let round = 0; round < ROUNDS; round++) {
		running = startBotProcess(api, dataDir)
		const mine = Array.from({ length: PER_ROUND }, () => newId())
		people.push(...mine)
		for (const id of mine) {
			const from = user(id, { language_code: 'zh' })
			api.inject(textMessage({ chat: privateChat(from), from, text: QUESTION }))
		}
		// Each round is killed at another point of its work.
		const enough = 1 + ((round * 7) % PER_ROUND)
		await api.until(() => mine.filter(isAnswered).length >= enough)
		inFlightAtKills += await killCounting(api, running)
	}
	running = startBotProcess(api, dataDir)
	await api.until(() => people.every(isAnswered) && api.pending === 0)

	const repeated = people.reduce((sum, id) => sum + api.sentTo(id).length - 1, 0)
	console.info(
		`killed ${ROUNDS} times over ${people.length} questions: lost 0, repeated ${repeated}, in flight ${inFlightAtKills}`,
	)
	expect(repeated).toBeLessThanOrEqual(inFlightAtKills)
}, 120_000)

it('ends with 0 at SIGTERM, everything answered', async () => {
	await using api = await createBotApi()
	running = startBotProcess(api, dataDir)
	const from = user(newId(), { language_code: 'zh' })
	api.inject(textMessage({ chat: privateChat(from), from, text: QUESTION }))
	await api.until(() => api.sentTo(from.id).length > 0)

	expect([await running.end('SIGTERM'), api.pending, running.output()]).toEqual([0, 0, ''])
})

it('ends with 1 and says what to do when the token is wrong', async () => {
	await using api = await createBotApi()
	running = startBotProcess({ ...api, token: '1:wrong', url: api.url }, dataDir)

	await new Promise((resolve) => running?.child.once('close', resolve))

	expect([running.child.exitCode, running.output()]).toEqual([1, expect.stringContaining('@BotFather')])
})
