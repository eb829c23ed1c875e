// How long one understanding takes, and what a process with a loaded pack weighs: npm run bench
import { existsSync, readFileSync } from 'node:fs'
import { bench, run } from 'mitata'
import { readSettings } from '../src/config/settings.ts'
import { createUnderstand } from '../src/understand/understand.ts'
import { packPlaces } from '../src/wiring/house.ts'
import { openPack } from '../src/wiring/open-pack.ts'

const QUESTIONS = '../shared/questions'
const ROUNDS = 3

const settings = readSettings(process.env)
const { pack, model } = await openPack(packPlaces(settings))
const understand = createUnderstand(pack, model)
const texts = existsSync(QUESTIONS) ? labelledTexts() : ownTexts()

function labelledTexts(): readonly string[] {
	const rows = [...'ADEFGHIJ'].flatMap((set) =>
		readFileSync(`${QUESTIONS}/${set}.jsonl`, 'utf8').trim().split('\n'),
	)
	return [...new Set(rows.map((row) => (JSON.parse(row) as { text: string }).text))]
}

function ownTexts(): readonly string[] {
	return pack.figures.flatMap((figure) => figure.aliases)
}

/** Microseconds of CPU of each text, sorted. */
function measure(): Float64Array {
	const times = texts.map((text) => {
		const start = process.cpuUsage()
		const at = process.hrtime.bigint()
		understand(text, { past: [] })
		const wall = Number(process.hrtime.bigint() - at) / 1000
		const { user, system } = process.cpuUsage(start)
		// The operating system counts CPU in steps; below a step the wall clock is the finer measure.
		return Math.min(wall, user + system || wall)
	})
	return Float64Array.from(times).sort()
}

for (let warm = 0; warm < 2; warm++) measure()
const rounds = Array.from({ length: ROUNDS }, measure)
const at = (sorted: Float64Array, share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
const best = (share: number): number => Math.min(...rounds.map((round) => at(round, share)))
console.log(
	`${texts.length} distinct texts, best of ${ROUNDS}: p50 ${best(0.5).toFixed(0)} µs, p99 ${best(0.99).toFixed(0)} µs`,
)
globalThis.gc?.()
console.log(`resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`)

bench('one short question', () => understand('今年全市要新修几条路', { past: [] }))
bench('one question in pinyin', () => understand('liangshi zongchan shi duoshao', { past: [] }))
bench('a story of 400 characters', () =>
	understand('我家住在城南,每天骑车上班,路上要过三个红绿灯。'.repeat(17), { past: [] }),
)
await run()
