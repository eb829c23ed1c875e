// The web page beside a bare server: npm run bench:web
// Four servers, each a process of its own with the flags of npm start, asked in turn by autocannon from this one.
// Every question of a run is another text, in a conversation of its own. What counts is the median of the rounds.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { readSettings } from '../src/config/settings.ts'
import { openPack } from '../src/open-pack.ts'
import { packPlaces } from '../src/wiring.ts'

const SECONDS = Number(process.env['SECONDS_EACH'] ?? 5)
const ROUNDS = 5
const CONNECTIONS = 10
const FLAGS = ['--optimize-for-size', '--max-semi-space-size=2']

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

/** Requests a second. */
const load = async (url: string, isPage: boolean): Promise<number> => {
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
	return requests.average
}

const median = (numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

const compare = async (label: string, bareName: string, ownName: string, floor: number): Promise<boolean> => {
	const bare = await start(bareName)
	const own = await start(ownName)
	const isPage = ownName === 'page'
	for (const { url } of [bare, own]) await load(url, isPage)
	const rounds: (readonly [number, number])[] = []
	for (let round = 0; round < ROUNDS; round++) {
		rounds.push([await load(bare.url, isPage), await load(own.url, isPage)])
		console.log(`${label}: ${rounds.at(-1)?.map(Math.round).join(' bare, ')} a second`)
	}
	for (const { child } of [bare, own]) child.kill()
	const share = median(rounds.map(([bareRate, ownRate]) => ownRate / bareRate))
	console.log(`${label}: ${Math.round(share * 100)} % of the bare server, asked are ${floor * 100} %`)
	return share >= floor
}

const met = [
	await compare('GET /', 'bare-page', 'page', 0.6),
	await compare('POST /api/messages', 'bare-answer', 'answer', 0.8),
]
process.exitCode = met.every(Boolean) ? 0 : 1
