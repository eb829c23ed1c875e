// Telegram under load: npm run bench:telegram
// `npm start` as its own process against the test server in this one, over HTTP on this machine; both share its cores.
// 1. server limits off: 300 questions a second, each from its own chat; how long until the answer arrives.
// 2. server limits on: more than Telegram takes; calls per answer, and what waits.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BotApiOptions } from '../test/support/bot-api/bot-api.ts'
import { nowMs } from '../test/support/bot-api/call.ts'
import { createBotApi } from '../test/support/bot-api/create-bot-api.ts'
import { privateChat, textMessage, user } from '../test/support/bot-api/updates.ts'
import { startBotProcess } from '../test/support/bot-process.ts'

const QUESTIONS = ['今年修几条路', '粮食要打多少', '怎么支持企业', '我家路灯坏了', '你好', 'how many bridges']
const TICK_MS = 20
const LIMITS = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 }

const rssMb = (pid: number | undefined): number =>
	Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

interface Load {
	readonly questionsPerSecond: number
	readonly seconds: number
	readonly server: BotApiOptions
}

const run = async ({ questionsPerSecond, seconds, server }: Load) => {
	await using api = await createBotApi(server)
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-load-'))
	const bot = startBotProcess(api, dataDir)
	await api.until(() => api.calls.some(({ method }) => method === 'getUpdates'))
	const askedMs = new Map<number, number>()
	const total = questionsPerSecond * seconds
	const startMs = nowMs()
	while (askedMs.size < total) {
		const due = Math.min(total, Math.floor(((nowMs() - startMs) * questionsPerSecond) / 1000))
		while (askedMs.size < due) {
			const id = 1_000_000 + askedMs.size
			const from = user(id, { language_code: 'zh' })
			askedMs.set(id, nowMs())
			const text = QUESTIONS[id % QUESTIONS.length] ?? ''
			api.inject(textMessage({ chat: privateChat(from), from, text }))
		}
		await sleep(TICK_MS)
	}
	const rss = rssMb(bot.child.pid)
	await api.until(() => api.pending === 0, 600_000)
	const sends = api.calls.filter(({ method }) => method === 'sendMessage')
	const answers = sends.filter(({ status }) => status === 200)
	const waits = answers.map(({ payload, atMs }) => atMs - (askedMs.get(Number(payload['chat_id'])) ?? 0))
	waits.sort((a, b) => a - b)
	const at = (share: number): number => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0)
	await bot.end('SIGTERM')
	rmSync(dataDir, { recursive: true })
	return {
		asked: total,
		answered: answers.length,
		'p50 ms': at(0.5),
		'p99 ms': at(0.99),
		'most ms': at(1),
		'calls per answer': Number((sends.length / answers.length).toFixed(3)),
		'RSS MB': Math.round(rss),
	}
}

console.table({
	'limits off, 300/s for 20 s': await run({ questionsPerSecond: 300, seconds: 20, server: {} }),
	'limits on, 60/s for 20 s': await run({
		questionsPerSecond: 60,
		seconds: 20,
		server: { limits: LIMITS, latencyMs: 20 },
	}),
})
