// How long a card takes, and what cards weigh: node bench/cards.ts
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { picturable } from '../src/cards/card-of.ts'
import { createCompose } from '../src/compose/compose.ts'
import { readSettings } from '../src/config/settings.ts'
import { LANGS } from '../src/domain/lang.ts'
import { NO_LOG, packPlaces, systemClock } from '../src/wiring/house.ts'
import { openCards } from '../src/wiring/open-cards.ts'
import { openDaily } from '../src/wiring/open-daily.ts'
import { openPack } from '../src/wiring/open-pack.ts'

const COLD_STARTS = 7

const settings = readSettings(process.env)
const places = packPlaces(settings)
const [{ pack }, { tips }] = await Promise.all([openPack(places), openDaily(places)])
const parts = { pack, tips, compose: createCompose(pack) }
const draw = openCards(parts, { knowledgeDir: settings.KNOWLEDGE_DIR, clock: systemClock, log: NO_LOG })
const all = LANGS.flatMap((lang) => picturable(parts).map((of) => [of, lang] as const))

const rssMb = (): number => Math.round(process.memoryUsage().rss / 2 ** 20)

interface Times {
	readonly wallMs: number
	/** Of all threads; what other processes leave of the machine is not in it. */
	readonly cpuMs: number
}

const timed = async (card: (typeof all)[number] | undefined): Promise<Times> => {
	if (card === undefined) throw new TypeError('There is no card')
	const fromMs = performance.now()
	const before = process.cpuUsage()
	if ((await draw(...card)) === null) throw new TypeError(`No card of ${JSON.stringify(card)}`)
	const { user, system } = process.cpuUsage(before)
	return { wallMs: performance.now() - fromMs, cpuMs: (user + system) / 1000 }
}

const percentiles = (times: readonly number[]): string => {
	const sorted = times.toSorted((a, b) => a - b)
	return [0.5, 0.99, 1]
		.map((share) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0))
		.join(', ')
}

const summary = (times: readonly Times[]): string =>
	`p50, p99, most: ${percentiles(times.map(({ wallMs }) => wallMs))} ms; of CPU ${percentiles(times.map(({ cpuMs }) => cpuMs))} ms`

if (process.argv[2] === 'first') console.log(JSON.stringify(await timed(all[0])))
else {
	const self = fileURLToPath(import.meta.url)
	const first = Array.from(
		{ length: COLD_STARTS },
		() =>
			JSON.parse(
				execFileSync(process.execPath, [...process.execArgv, self, 'first'], { encoding: 'utf8' }),
			) as Times,
	)
	console.log(`the first card of a new process, ${COLD_STARTS} times: ${summary(first)}`)
	const before = rssMb()
	await timed(all[0])
	const afterFirst = rssMb()
	const times: Times[] = []
	for (const card of all) {
		times.push(await timed(card))
		// As a service does: something else comes between two cards.
		await sleep(1)
	}
	console.log(`each of ${all.length} cards, drawn anew: ${summary(times)}`)
	console.log(`resident memory ${before} MB, ${afterFirst} MB with the first card, ${rssMb()} MB after all`)
}
