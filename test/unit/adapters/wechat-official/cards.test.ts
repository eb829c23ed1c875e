import { expect, it } from 'vitest'
import { createCards } from '../../../../adapters/wechat-official/cards.ts'
import { type Result, troubleOf } from '../../../../adapters/wechat-official/trouble.ts'
import { figureId } from '../../../../src/domain/ids.ts'
import { keptLog } from '../../../support/kept-log.ts'
import { tinyCards } from '../../../support/tiny-card.ts'

const ROADS = { kind: 'figure', id: figureId('roads') } as const
const HOUR_MS = 60 * 60_000

const open = (answers: readonly Result<string>[] = []) => {
	let now = 0
	let uploads = 0
	const cards = createCards({
		draw: tinyCards().draw,
		api: { uploadImage: async () => answers[uploads++] ?? { ok: true, value: `MEDIA_${uploads}` } },
		clock: { now: () => now },
		log: keptLog(),
	})
	const pass = (ms: number): void => {
		now += ms
	}
	return { cards, pass, uploads: () => uploads }
}

it('uploads once what several want at once', async () => {
	const { cards, uploads } = open()
	await Promise.all([cards.mediaOf(ROADS, 'en'), cards.mediaOf(ROADS, 'en')])

	expect(uploads()).toBe(1)
})

it.each([
	[70, 1],
	[72, 2],
])('after %i hours has uploaded %i times', async (hours, times) => {
	const { cards, pass, uploads } = open()
	await cards.mediaOf(ROADS, 'en')
	pass(hours * HOUR_MS)
	await cards.mediaOf(ROADS, 'en')

	expect(uploads()).toBe(times)
})

it('keeps the languages apart', async () => {
	const { cards, uploads } = open()
	await cards.mediaOf(ROADS, 'en')
	await cards.mediaOf(ROADS, 'zh-Hant')

	expect(uploads()).toBe(2)
})

it('keeps no failure', async () => {
	const { cards } = open([{ ok: false, trouble: troubleOf(-1, 'busy') }])
	const first = await cards.mediaOf(ROADS, 'en')

	expect([first?.ok, await cards.mediaOf(ROADS, 'en')]).toEqual([false, { ok: true, value: 'MEDIA_2' }])
})
