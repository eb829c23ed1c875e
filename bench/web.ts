// The web page beside a bare server: npm run bench:web
// Four servers, each a process of its own with the flags of npm start, asked in turn by autocannon from this one.
// Every question of a run is another text, in a conversation of its own. What counts is the median of the rounds.
// Beside it stands the share by the CPU that a request takes in its server, which others on the machine change less.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { readSettings } from '../src/config/settings.ts'
import { packPlaces } from '../src/wiring/house.ts'
import { openPack } from '../src/wiring/open-pack.ts'
import { START_FLAGS } from '../test/support/start-flags.ts'

const SECONDS = Number(process.env['SECONDS_EACH'] ?? 5)
const ROUNDS = 5
const CONNECTIONS = 10
const FLAGS = process.env['FLAGS']?.split(' ') ?? START_FLAGS

const { pack } = await openPack(packPlaces(readSettings(process.env)))
const words = [...pack.areas, ...pack.figures].flatMap(({ aliases }) => aliases)
let asked = 0
const nextText = (): string => {
	const number = asked++
	const [first = '', second = ''] = [
		words[number % words.length],
		words[Math.floor(number / words.length) % words.length],
	]
	return `${first}怎么样，${second}呢`
}

interface Running {
	readonly url: string
	readonly child: ChildProcess
}

const start = async (name: string): Promise<Running> => {
	const child = spawn(process.execPath, [...FLAGS, 'bench/web-server.ts', name], {
		stdio: ['ignore', 'pipe', 'inherit'],
	})
	const [line] = (await once(child.stdout, 'data')) as [Buffer]
	return { url: line.toString().trim(), child }
}

interface Rate {
	readonly perSecond: number
	readonly cpuMs: number
}

/** User and system time of a process; the operating system counts it in hundredths of a second. */
const cpuMsOf = (pid: number | undefined): number => {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
	return (Number(fields[11]) + Number(fields[12])) * 10
}

const load = async ({ url, child }: Running, isPage: boolean): Promise<Rate> => {
	const beforeMs = cpuMsOf(child.pid)
	const { requests, non2xx, errors } = await autocannon({
		url: isPage ? `${url}/` : `${url}/api/messages`,
		connections: CONNECTIONS,
		duration: SECONDS,
		requests: [
			isPage
				? { method: 'GET' }
				: {
						method: 'POST',
						headers: { 'content-type': 'application/json' },
						setupRequest: (request) => ({ ...request, body: JSON.stringify({ text: nextText() }) }),
					},
		],
	})
	if (non2xx + errors > 0) throw new Error(`${non2xx} refused, ${errors} failed`)
	return { perSecond: requests.average, cpuMs: (cpuMsOf(child.pid) - beforeMs) / requests.total }
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

const compare = async (label: string, bareName: string, ownName: string, floor: number): Promise<boolean> => {
	const bare = await start(bareName)
	const own = await start(ownName)
	const isPage = ownName === 'page'
	for (const server of [bare, own]) await load(server, isPage)
	const rounds: { readonly bare: Rate; readonly own: Rate }[] = []
	for (let round = 0; round < ROUNDS; round++) {
		const both = { bare: await load(bare, isPage), own: await load(own, isPage) }
		const [there, here] = [both.bare, both.own].map(
			({ perSecond, cpuMs }) => `${Math.round(perSecond)} a second at ${cpuMs.toFixed(3)} ms of CPU`,
		)
		console.log(`${label}: bare ${there}, own ${here}`)
		rounds.push(both)
	}
	for (const { child } of [bare, own]) child.kill()
	const share = median(rounds.map((both) => both.own.perSecond / both.bare.perSecond))
	const cpuShare = median(rounds.map((both) => both.bare.cpuMs / both.own.cpuMs))
	const percent = (part: number): string => `${Math.round(part * 100)} %`
	console.log(
		`${label}: ${percent(share)} of the bare server, ${percent(cpuShare)} by CPU; asked are ${percent(floor)}`,
	)
	return share >= floor
}

const met = [
	await compare('GET /', 'bare-page', 'page', 0.6),
	await compare('POST /api/messages', 'bare-answer', 'answer', 0.8),
]
process.exitCode = met.every(Boolean) ? 0 : 1
