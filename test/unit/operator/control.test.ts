import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/domain/errors.ts'
import { askService } from '../../../src/operator/control-client.ts'
import { type ControlServer, openControlServer } from '../../../src/operator/control-server.ts'
import type { RunDesk } from '../../../src/operator/desk.ts'
import type { Log } from '../../../src/ports/log.ts'

const ECHO: RunDesk = async (args, who) => ({ text: `${who}: ${args.join(' ')}`, confirm: null })
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

let dataDir = ''
const servers: ControlServer[] = []
const open = async (run: RunDesk = ECHO, more: { readonly requestMs?: number; readonly log?: Log } = {}) => {
	const server = await openControlServer({ dataDir, run, log: SILENT, ...more })
	servers.push(server)
	return server
}
const socketPath = (): string => join(dataDir, 'control.sock')

/** What the service says to a request that our own client never makes. */
const raw = (method: string, path: string, body: string): Promise<string> =>
	new Promise((resolve, reject) => {
		request({ socketPath: socketPath(), method, path, agent: false })
			.once('error', reject)
			.once('response', async (response) => resolve((await response.toArray()).join('')))
			.end(body)
	})

beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'wenbao-control-'))
})
afterEach(async () => {
	await Promise.all(servers.splice(0).map((server) => server.stop()))
	rmSync(dataDir, { recursive: true, force: true })
})

describe('a command sent to the running service', () => {
	it('comes back with what the service says', async () => {
		await open()
		expect(await askService(dataDir, ['send', '--notice', '明天 停水'])).toEqual({
			text: 'socket: send --notice 明天 停水',
			confirm: null,
		})
	})

	it('is nobody’s when none runs', async () => {
		expect(await askService(dataDir, ['status'])).toBeNull()
	})

	it('is nobody’s after the service has stopped, and nothing is left of it', async () => {
		await (await open()).stop()
		expect(await askService(dataDir, ['status'])).toBeNull()
		expect(readdirSync(dataDir)).toEqual([])
	})

	it('brings an error back as it is', async () => {
		await open(() => Promise.reject(new AppError('CLI_USAGE', 'no such command', 'usage')))
		await expect(askService(dataDir, ['sned'])).rejects.toMatchObject({
			code: 'CLI_USAGE',
			message: 'no such command',
			hint: 'usage',
		})
	})

	it('says that something broke, and the log has it', async () => {
		const logged: string[] = []
		await open(() => Promise.reject(new TypeError('x is undefined')), {
			log: { ...SILENT, error: (_, message) => logged.push(message) },
		})
		await expect(askService(dataDir, ['status'])).rejects.toMatchObject({ code: 'BROADCAST_FAILED' })
		expect(logged).toHaveLength(1)
	})

	it('does not hang with a service that hangs', async () => {
		await open(() => new Promise(() => undefined))
		await expect(askService(dataDir, ['status'], 50)).rejects.toMatchObject({ code: 'CONTROL_TIMEOUT' })
	})

	it('says when the service ends in the middle', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.destroy()))
		await new Promise<void>((resolve) => void server.listen(socketPath(), resolve))
		await expect(askService(dataDir, ['status'])).rejects.toMatchObject({ code: 'CONTROL_BROKEN' })
		await new Promise((resolve) => server.close(resolve))
	})
})

describe('the socket', () => {
	it('is its owner’s alone', async () => {
		await open()
		expect(statSync(socketPath()).mode & 0o777).toBe(0o600)
	})

	it('of a killed service is taken over', async () => {
		const script = `require('node:net').createServer().listen(${JSON.stringify(socketPath())}, () => process.kill(process.pid, 'SIGKILL'))`
		spawnSync(process.execPath, ['-e', script])
		expect(existsSync(socketPath())).toBe(true)
		await open()
		expect(await askService(dataDir, ['status'])).toMatchObject({ text: 'socket: status' })
	})

	it('of a living service stays its own, also when another one stops', async () => {
		await open(async () => ({ text: 'the first', confirm: null }))
		const second = await open(async () => ({ text: 'the second', confirm: null }))
		await second.stop()
		expect(await askService(dataDir, ['status'])).toMatchObject({ text: 'the first' })
	})

	it('that another service has put in its place is not removed', async () => {
		const first = await open(async () => ({ text: 'the first', confirm: null }))
		rmSync(socketPath())
		await open(async () => ({ text: 'the second', confirm: null }))
		await first.stop()
		expect(await askService(dataDir, ['status'])).toMatchObject({ text: 'the second' })
	})

	it('stands in a DATA_DIR that is not there yet', async () => {
		const parent = dataDir
		dataDir = join(parent, 'new', 'data')
		await open()
		expect(await askService(dataDir, ['status'])).not.toBeNull()
		dataDir = parent
	})

	it('cannot stand behind a path that no system takes', async () => {
		const long = join(dataDir, 'x'.repeat(120))
		await expect(askService(long, ['status'])).rejects.toMatchObject({ code: 'CONTROL_PATH_TOO_LONG' })
	})
})

describe('a request that is none of ours', () => {
	it('is refused by path and by method', async () => {
		await open()
		expect(await raw('POST', '/other', '{"args":[]}')).toContain('CONTROL_BAD_REQUEST')
		expect(await raw('GET', '/broadcast', '')).toContain('CONTROL_BAD_REQUEST')
	})

	it.each(['', 'nonsense', 'null', '[]', '{}', '{"args":"status"}', '{"args":[1]}'])(
		'is refused with the body %j',
		async (body) => {
			await open()
			expect(await raw('POST', '/broadcast', body)).toContain('CONTROL_BAD_REQUEST')
		},
	)

	it('is refused when it is huge', async () => {
		await open()
		await expect(askService(dataDir, ['send', 'x'.repeat(1_000_000)])).rejects.toMatchObject({
			code: 'CONTROL_BAD_REQUEST',
		})
	})

	it('that never ends is cut off', async () => {
		await open(ECHO, { requestMs: 100 })
		const status = await new Promise<number | undefined>((resolve, reject) => {
			const open = request({ socketPath: socketPath(), method: 'POST', path: '/broadcast', agent: false })
			open.once('error', reject).once('response', ({ statusCode }) => resolve(statusCode))
			open.write('{"args":')
		})
		expect(status).toBe(408)
	})
})
