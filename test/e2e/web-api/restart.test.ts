import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startWebProcess, type WebProcess } from '../../support/web-process.ts'

/** For a start of the service on a machine that has much else to do. */
const TIMEOUT_MS = 90_000

const root = mkdtempSync(join(tmpdir(), 'wenbao-web-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let dataDir: string
beforeEach(() => {
	dataDir = mkdtempSync(join(root, 'data-'))
})

interface Answer {
	readonly conversation: string
	readonly text: string
}

const ask = async (service: WebProcess, body: object): Promise<Answer> => {
	const response = await fetch(`${service.url}/api/messages`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	})
	return (await response.json()) as Answer
}

describe('npm start without any channel set', { timeout: TIMEOUT_MS }, () => {
	it('serves the page and says where, in Chinese and in English', async () => {
		await using service = await startWebProcess(dataDir)

		expect(service.output()).toMatch(/网页已开：http:\/\/127\.0\.0\.1:\d+\//u)
		expect(service.output()).toMatch(/The page is open at http:\/\/127\.0\.0\.1:\d+\//u)
		expect((await fetch(`${service.url}/report`)).status).toBe(200)
	})

	it.each(['SIGTERM', 'SIGKILL'] as const)(
		'goes on in the middle of a conversation after %s',
		async (signal) => {
			const before = await startWebProcess(dataDir)
			const { conversation, text } = await ask(before, { text: '今年修几条路' })
			await before.end(signal)
			await using after = await startWebProcess(dataDir)

			const next = await ask(after, { text: '那桥呢', conversation })

			expect([text, next.conversation, next.text]).toEqual([
				expect.stringContaining('23条'),
				conversation,
				expect.stringContaining('5座'),
			])
		},
	)

	it('ends by itself when it is asked to', async () => {
		const service = await startWebProcess(dataDir)

		expect(await service.end('SIGTERM')).toBe(0)
	})

	it('says which setting to change when the port is taken', async () => {
		await using first = await startWebProcess(dataDir)
		const other = mkdtempSync(join(root, 'data-'))

		const second = startWebProcess(other, { PORT: new URL(first.url).port })

		await expect(second).rejects.toThrow(/PORT \d+: EADDRINUSE[\s\S]*Set PORT/u)
	})

	it('names another address where one is set, and what there is to start where the page is off', async () => {
		await using named = await startWebProcess(dataDir, { PUBLIC_URL: 'https://ask.example' })
		expect(named.output()).toContain('网页已开：https://ask.example/')

		await expect(startWebProcess(dataDir, { WEB_PAGE: 'false' })).rejects.toThrow(/WEB_PAGE/u)
	})
})
