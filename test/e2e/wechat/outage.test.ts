import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import type { PuppetObject } from '../../../adapters/wechat/load.ts'
import { startWechat } from '../../support/wechat.ts'
import { createWechatMock } from '../../support/wechat-mock.ts'

// Its types change those of node:util for the whole program.
const { PuppetServer, PuppetService } = await import(String('wechaty-puppet-service'))

const TOKEN = 'insecure_2fa2e0b2-1b2f-4a66-8d57-1ee44c1ac3b1'

const freePort = async (): Promise<number> =>
	new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address()
			probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
		})
	})

it('comes back after an outage of the puppet service, and answers what is asked then', {
	timeout: 60_000,
}, async () => {
	const mock = createWechatMock()
	mock.addPerson('ann', 'Ann')
	const endpoint = `127.0.0.1:${await freePort()}`
	// The service keeps the login, and has it again a moment after each start.
	mock.puppet.on('start', async () => {
		await sleep(50)
		if (!mock.puppet.isLoggedIn) await mock.login()
	})
	await mock.puppet.start()
	const serve = async () => {
		const server = new PuppetServer({ endpoint, puppet: mock.puppet, token: TOKEN })
		await server.start()
		return server
	}
	const before = await serve()
	const trial = await startWechat({
		mock,
		loggedIn: false,
		puppet: new PuppetService({ token: TOKEN, endpoint }) as PuppetObject,
		config: { heartbeatMs: 200, dongWithinMs: 1000, startWithinMs: 5000, stopWithinMs: 2000 },
	})
	const online = async (): Promise<void> => {
		await vi.waitFor(() => expect(trial.channel.health().ok).toBe(true), { timeout: 20_000 })
	}
	await online()
	mock.say('ann', '今年修几条路')
	const first = await trial.last('ann')
	await before.stop()
	await vi.waitFor(() => expect(trial.channel.health().ok).toBe(false), { timeout: 20_000 })
	const after = await serve()
	await online()
	mock.say('ann', '那桥呢')
	const second = await trial.last('ann', 2)
	await trial[Symbol.asyncDispose]()
	await after.stop()

	expect([first, second]).toEqual([expect.stringContaining('23条'), expect.stringContaining('5座')])
})
