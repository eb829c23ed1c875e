import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askTerminal } from '../../../src/operator/ask-terminal.ts'
import { type BroadcastCommandIo, runBroadcastCommand } from '../../../src/operator/broadcast-command.ts'
import { openControlServer } from '../../../src/operator/control-server.ts'
import type { RunDesk } from '../../../src/operator/desk.ts'

let dataDir = ''
let ran: string[] = []
let printed: string[] = []
let closed = 0

beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'wenbao-command-'))
	ran = []
	printed = []
	closed = 0
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Sends with the code 1 only; every other asks to be confirmed with it. */
const DESK: RunDesk = async (args, who) => {
	ran.push(`${who}: ${args.join(' ')}`)
	if (args.includes('1')) return { text: 'sent', confirm: null }
	return { text: 'to 3 chats', confirm: args[0] === 'send' ? '1' : null }
}

const command = (args: readonly string[], more: Partial<BroadcastCommandIo> = {}): Promise<number> =>
	runBroadcastCommand(args, {
		dataDir,
		ask: null,
		print: (text) => printed.push(text),
		openDesk: async () => ({
			run: DESK,
			close: async () => {
				closed += 1
			},
		}),
		rehearse: async ({ days }) => days,
		...more,
	})

describe('broadcast on the command line', () => {
	it('asks the service that runs', async () => {
		const server = await openControlServer({
			dataDir,
			run: DESK,
			log: { info: () => undefined, warn: () => undefined, error: () => undefined },
		})
		expect(await command(['status'])).toBe(0)
		expect(ran).toEqual(['socket: status'])
		expect(closed).toBe(0)
		await server.stop()
	})

	it('opens the store itself when none runs, and closes it', async () => {
		expect(await command(['status'])).toBe(0)
		expect(ran).toEqual(['cli: status'])
		expect(closed).toBe(1)
	})

	it('closes the store also when the command fails', async () => {
		const openDesk = async () => ({
			run: () => Promise.reject(new Error('full')),
			close: async () => {
				closed += 1
			},
		})
		await expect(command(['status'], { openDesk })).rejects.toThrow('full')
		expect(closed).toBe(1)
	})

	it('opens nothing for a command that is none', async () => {
		const openDesk = () => Promise.reject(new Error('was opened'))
		await expect(command(['sned'], { openDesk })).rejects.toMatchObject({ code: 'CLI_USAGE' })
	})

	it.each(['y', 'YES', '是', ' 发 '])('sends when somebody says %s', async (said) => {
		expect(await command(['send'], { ask: async () => said })).toBe(0)
		expect(ran).toEqual(['cli: send', 'cli: send --confirm 1'])
	})

	it.each(['', 'n', '不', 'yesterday'])('sends nothing when somebody says %j', async (said) => {
		expect(await command(['send'], { ask: async () => said })).toBe(1)
		expect(ran).toEqual(['cli: send'])
	})

	it('tells how to go on where there is nobody to ask', async () => {
		expect(await command(['send', '--notice', "it's late"])).toBe(1)
		expect(printed.at(-1)).toContain(`send --notice 'it'\\''s late' --confirm 1`)
		expect(ran).toHaveLength(1)
	})

	it('sends without asking with --yes', async () => {
		expect(await command(['send', '--yes'])).toBe(0)
		expect(ran).toEqual(['cli: send', 'cli: send --confirm 1'])
	})

	it('shows anew what has changed while somebody read', async () => {
		let code = 0
		const run: RunDesk = async (args) => {
			const fits = code === 2 && args.includes('2')
			code += 1
			return fits ? { text: 'sent', confirm: null } : { text: `list ${code}`, confirm: String(code) }
		}
		const io = { ask: async () => 'y', openDesk: async () => ({ run, close: async () => undefined }) }
		expect(await command(['send'], io)).toBe(0)
		expect(printed).toEqual(['list 1', 'list 2', 'sent'])
	})

	it('gives up on a list that never stands still', async () => {
		const run: RunDesk = async () => ({ text: 'list', confirm: 'x' })
		const openDesk = async () => ({ run, close: async () => undefined })
		expect(await command(['send', '--yes'], { openDesk })).toBe(1)
	})

	it('rehearses by itself', async () => {
		expect(await command(['rehearse', '--days', '5'])).toBe(5)
	})
})

describe('a question on the terminal', () => {
	it('is answered by one line', async () => {
		const input = new PassThrough()
		const asked = askTerminal('Send? ', input, new PassThrough())
		input.write('y\n')
		expect(await asked).toBe('y')
	})

	it('does not wait for input that has ended', async () => {
		const input = new PassThrough()
		const asked = askTerminal('Send? ', input, new PassThrough())
		input.end()
		expect(await asked).toBe('')
	})
})
