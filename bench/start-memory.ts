/**
 * What WeChat costs who leaves it off, and who does not: `node bench/start-memory.ts <folder of another version>`.
 * Both are started in turn, five times each, in one sitting; this one also with the mock puppet of wechaty.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { START_FLAGS } from '../test/support/start-flags.ts'

const ROUNDS = 5
const SETTLED_MS = 3000
const [other = '.'] = process.argv.slice(2)

interface Variant {
	readonly name: string
	readonly cwd: string
	readonly settings: Readonly<Record<string, string>>
	/** What is written when it is up. */
	readonly up: string
}

const VARIANTS: readonly Variant[] = [
	{ name: 'other version', cwd: other, settings: {}, up: 'group robots are on' },
	{ name: 'WeChat off', cwd: '.', settings: {}, up: 'group robots are on' },
	{
		name: 'WeChat on, mock puppet',
		cwd: '.',
		settings: { WECHATY_PUPPET: 'wechaty-puppet-mock' },
		up: 'breaks WeChat',
	},
]

const rssMb = ({ pid }: ChildProcess): number =>
	Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const measure = async ({ cwd, settings, up }: Variant) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-memory-'))
	const startedMs = performance.now()
	const child = spawn(process.execPath, [...START_FLAGS, 'src/main.ts'], {
		cwd,
		env: {
			PATH: process.env['PATH'] ?? '',
			DATA_DIR: dataDir,
			PORT: '0',
			WECOM_ROBOT_WEBHOOKS: '{"a":"11111111-7cbc-4bc4-97a0-aaaaaaaaaaaa"}',
			WECOM_ROBOT_API_BASE: 'http://127.0.0.1:9',
			...settings,
		},
		stdio: ['ignore', 'pipe', 'ignore'],
	})
	let written = ''
	for await (const chunk of child.stdout.setEncoding('utf8')) {
		written += chunk
		if (written.includes(up)) break
	}
	const startMs = performance.now() - startedMs
	await sleep(SETTLED_MS)
	const mb = rssMb(child)
	child.kill('SIGKILL')
	await once(child, 'exit')
	rmSync(dataDir, { recursive: true })
	return { startMs, mb }
}

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
const range = (values: readonly number[]): string =>
	`${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`

// The first start of each keeps what the types were stripped from.
for (const variant of VARIANTS) await measure(variant)
const measured = new Map(
	VARIANTS.map((variant) => [variant, { startMs: [] as number[], mb: [] as number[] }]),
)
for (let round = 0; round < ROUNDS; round++)
	for (const [variant, { startMs, mb }] of measured) {
		const one = await measure(variant)
		startMs.push(one.startMs)
		mb.push(one.mb)
	}
console.table(
	[...measured].map(([{ name }, { startMs, mb }]) => ({
		name,
		'RSS MB': median(mb).toFixed(1),
		'RSS range': range(mb),
		'start ms': Math.round(median(startMs)),
		'start range': range(startMs),
	})),
)
