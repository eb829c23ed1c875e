import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createDrawCards, type DrawOptions } from '../../../src/cards/draw-cards.ts'
import { figureId } from '../../../src/domain/ids.ts'
import type { Pack } from '../../../src/domain/pack.ts'
import { sampleCards } from '../../support/sample-cards.ts'
import { samplePack } from '../../support/sample-pack.ts'

const GRAIN = { kind: 'figure', id: figureId('grain') } as const
const RULES = { kind: 'figure', id: figureId('rules') } as const

const open = (more: Partial<DrawOptions> = {}) => {
	const warnings: string[] = []
	const draw = createDrawCards({
		source: sampleCards(2030),
		knowledgeDir: 'knowledge',
		year: () => 2030,
		warn: (_, message) => warnings.push(message),
		...more,
	})
	return { draw, warnings }
}

const hashOf = (png: Uint8Array | undefined): string =>
	createHash('sha256')
		.update(png ?? '')
		.digest('hex')

/** The pack with a character on one card that no font has. */
const withOddCharacter: Pack = {
	...samplePack,
	figures: samplePack.figures.map((figure) =>
		figure.id === GRAIN.id
			? {
					...figure,
					measures: { 'zh-Hans': '粮食\u{1f33e}', 'zh-Hant': '糧食\u{1f33e}', en: 'grain \u{1f33e}' },
				}
			: figure,
	),
}

describe('drawing cards', () => {
	it('gives a PNG of 1000 by 600 with a name', async () => {
		const picture = await open().draw(GRAIN, 'zh-Hans')
		const png = Buffer.from(picture?.png ?? [])

		expect([
			picture?.fileName,
			png.toString('latin1', 1, 4),
			png.readUInt32BE(16),
			png.readUInt32BE(20),
		]).toEqual(['fig_grain.zh-Hans.png', 'PNG', 1000, 600])
	})

	it('gives the same bytes each time', async () => {
		const [one, two] = await Promise.all([open().draw(GRAIN, 'en'), open().draw(GRAIN, 'en')])

		expect(hashOf(one?.png)).toBe(hashOf(two?.png))
	})

	it('draws a card once for all who want it at the same time and after', async () => {
		const { draw } = open()
		const [one, two] = await Promise.all([draw(GRAIN, 'en'), draw(GRAIN, 'en')])

		expect([one === two, (await draw(GRAIN, 'en')) === one]).toEqual([true, true])
	})

	it('lets go of the card unused for longest', async () => {
		const { draw } = open({ capacity: 1 })
		const first = await draw(GRAIN, 'en')
		await draw(RULES, 'en')

		expect(await draw(GRAIN, 'en')).not.toBe(first)
	})

	it('draws another card in another year', async () => {
		let year = 2030
		const { draw } = open({ year: () => year })
		const before = await draw(GRAIN, 'en')
		year = 2031

		expect(await draw(GRAIN, 'en')).not.toBe(before)
	})

	it('draws no card of what the pack does not have', async () => {
		expect(await open().draw({ kind: 'tip', id: 'none' }, 'en')).toBeNull()
	})

	it('draws no card with gaps, and says once how to get the character', async () => {
		const { draw, warnings } = open({ source: sampleCards(2030, withOddCharacter), capacity: 1 })
		const first = await draw(GRAIN, 'zh-Hans')
		await draw(RULES, 'zh-Hans')
		await draw(GRAIN, 'zh-Hans')

		expect([first, warnings]).toEqual([null, [expect.stringContaining('npm run -s cards:fonts')]])
	})

	it('draws nothing without fonts, and says so once', async () => {
		const { draw, warnings } = open({ knowledgeDir: 'no-such-folder' })
		const drawn = await Promise.all([draw(GRAIN, 'en'), draw(RULES, 'en')])

		expect([drawn, warnings]).toEqual([[null, null], [expect.stringContaining('cannot be drawn')]])
	})
})
