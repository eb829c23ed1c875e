// What a first visit transfers, and how long an answer takes from the service's reply to the screen.
// `npm run -s bench:page`, with Chromium on the machine.
import { chromiumPath, launchChromium, NO_CHROMIUM } from '../test/support/web/chromium.ts'
import { startWebService } from '../test/support/web/web-service.ts'

const ROUNDS = 40
const QUESTIONS = [
	'今年修几条路',
	'粮食产量不是90亿斤吗',
	'有哪些方面',
	'how many roads this year',
	'着火了怎么办',
]

if (chromiumPath === null) throw new Error(NO_CHROMIUM)

interface Transfer {
	readonly name: string
	readonly bytes: number
}

/** Milliseconds from the last byte of the last of so many answers to the moment after it is painted. */
const lastShown = (answers: number): string => `(async () => {
	while (performance.getEntriesByName('answer-shown').length < ${answers}) await new Promise(requestAnimationFrame)
	const [reply] = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/messages')).slice(-1)
	const [shown] = performance.getEntriesByName('answer-shown').slice(-1)
	return shown.startTime - reply.responseEnd
})()`

const TRANSFERRED = `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
	.map(({ name, encodedBodySize, transferSize }) => ({ name: new URL(name).pathname, bytes: transferSize || encodedBodySize }))`

const quantile = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const service = await startWebService({ WEB_PER_MINUTE: '100000' })
const browser = await launchChromium()
try {
	const page = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
	await page.goto(service.origin)
	await page.locator('.answer').waitFor()
	const transfers = ((await page.evaluate(TRANSFERRED)) as readonly Transfer[]).filter(
		({ name }) => !name.startsWith('/cards/'),
	)
	for (const { name, bytes } of transfers) console.log(`${String(bytes).padStart(7)} bytes  ${name}`)
	const total = transfers.reduce((sum, { bytes }) => sum + bytes, 0)
	console.log(`${String(total).padStart(7)} bytes  first visit, with headers, without pictures`)

	const shownMs: number[] = []
	for (let round = 0; round < ROUNDS; round++) {
		await page.locator('textarea').fill(QUESTIONS[round % QUESTIONS.length] ?? '')
		await page.locator('textarea').press('Enter')
		shownMs.push((await page.evaluate(lastShown(round + 2))) as number)
	}
	const sorted = shownMs.toSorted((a, b) => a - b)
	const [p50, p95, most] = [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1) ?? 0].map((ms) =>
		ms.toFixed(1),
	)
	console.log(`reply to screen, ${ROUNDS} answers: p50 ${p50} ms, p95 ${p95} ms, most ${most} ms`)
} finally {
	await browser.close()
	await service.end()
}
