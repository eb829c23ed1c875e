import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { BotApi } from '../../support/bot-api/bot-api.ts'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import { textMessage } from '../../support/bot-api/updates.ts'
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts'
import { startBot } from '../../support/telegram-bot.ts'
import { newPerson, type Person } from '../../support/telegram-chats.ts'

const ROUNDS = 10
const PER_ROUND = 40
/** For a process to start and answer, on a busy machine. */
const START_MS = 30_000
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

const LATENCY_MS = 5

/** For each answer the person and the process that gave it, which first asks who it is. */
const answersOf = (api: BotApi): readonly string[] => {
	let process = 0
	return api.calls.flatMap(({ method, payload }) => {
		if (method === 'getMe') process += 1
		return method === 'sendMessage' ? [`${payload['chat_id']} ${process}`] : []
	})
}

it(`killed ${ROUNDS} times under load, it loses nothing and no process answers twice`, async () => {
	await using api = await createBotApi({ latencyMs: LATENCY_MS })
	const people: Person[] = []
	const isAnswered = ({ chat }: Person): boolean => api.sentTo(chat.id).length > 0

	for (let round = 0; round < ROUNDS; round++) {
		running = startBotProcess(api, dataDir)
		const mine = Array.from({ length: PER_ROUND }, () => newPerson())
		people.push(...mine)
		for (const person of mine) api.inject(textMessage({ ...person, text: QUESTION }))
		// Each round is killed at another point of its work.
		const enough = 1 + ((round * 7) % PER_ROUND)
		await api.until(() => mine.filter(isAnswered).length >= enough, START_MS)
		await running.end('SIGKILL')
	}
	running = startBotProcess(api, dataDir)
	await api.until(() => people.every(isAnswered) && api.pending === 0, START_MS)

	const answers = answersOf(api)
	console.info(
		`killed ${ROUNDS} times over ${people.length} questions: lost 0, repeated ${answers.length - people.length}`,
	)
	expect(answers.length).toBe(new Set(answers).size)
}, 240_000)

it('ends with 0 at SIGTERM, everything answered', async () => {
	await using api = await createBotApi()
	running = startBotProcess(api, dataDir, { WEB_PAGE: 'false' })
	const person = newPerson()
	api.inject(textMessage({ ...person, text: QUESTION }))
	await api.until(() => api.sentTo(person.chat.id).length > 0)

	expect([await running.end('SIGTERM'), api.pending, running.output()]).toEqual([0, 0, ''])
})

it('takes no update while it is stopping or before it knows itself, so that Telegram delivers it again', async () => {
	await using api = await createBotApi()
	api.fault({ method: 'getMe', kind: 'drop', times: 3 })
	await using bot = await startBot({ mode: 'webhook', api, config: { backoffMs: 300 } })

	const response = await fetch(`${bot.url}/telegram/webhook`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-telegram-bot-api-secret-token': 'a-secret-of-the-tests',
		},
		body: '{"update_id":1}',
	})

	expect(response.status).toBe(503)
})

it('ends at once by webhook too', async () => {
	await using api = await createBotApi()
	const bot = await startBot({ mode: 'webhook', api })
	const person = newPerson()
	api.inject(textMessage({ ...person, text: QUESTION }))
	await api.until(() => api.webhookStatuses.length > 0)

	await bot.stop()

	// What a request leaves running would hold the process for the time that a webhook may take.
	expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length).toBeLessThan(5)
})

it('ends with 1 and says what to do when the token is wrong', async () => {
	await using api = await createBotApi()
	running = startBotProcess({ ...api, token: '1:wrong', url: api.url }, dataDir)

	await new Promise((resolve) => running?.child.once('close', resolve))

	expect([running.child.exitCode, running.output()]).toEqual([1, expect.stringContaining('@BotFather')])
})
