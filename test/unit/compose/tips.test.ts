import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { choosePack } from '../../../src/conversation/choose-pack.ts'
import { readPack } from '../../../src/conversation/read-pack.ts'
import { figureId } from '../../../src/domain/ids.ts'
import { LANGS, type Lang } from '../../../src/domain/lang.ts'
import type { Tip } from '../../../src/domain/pack.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { loadTips } from '../../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { packTips, samplePack } from '../../support/sample-pack.ts'

const compose = createCompose(samplePack)
const kindsOf = (reply: Reply) => reply.blocks.map(({ kind }) => kind)
const datesIt = (reply: Reply): boolean =>
	reply.blocks.some((block) => block.kind === 'notice' && block.about === 'year-passed')
const choicesOf = (reply: Reply) =>
	reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.items : [])).map(({ action }) => action)

describe('a tip', () => {
	it('stands under its heading, with its source and the way out', () => {
		const reply = compose.tip(packTips.figure, 'zh-Hans', 2031, true)

		expect(kindsOf(reply)).toEqual(['lead', 'text', 'picture', 'notice', 'source', 'notice', 'choices'])
	})

	it.each([
		['figure', 2031, true],
		['area', 2031, true],
		['figure', 2030, false],
		['fact', 2031, false],
	] as const)('about a %s says in %i that the year has passed: %s', (about, year, passed) => {
		const reply = compose.tip(packTips[about], 'zh-Hans', year, true)

		expect(datesIt(reply)).toBe(passed)
	})

	it.each([
		[true, { kind: 'command', command: 'stop' }],
		[false, { kind: 'command', command: 'subscribe' }],
	] as const)('offers what fits a chat that is subscribed: %s', (subscribed, action) => {
		expect(choicesOf(compose.tip(packTips.figure, 'zh-Hans', 2030, subscribed))).toEqual([
			{ kind: 'area', id: 'fields' },
			action,
		])
	})

	it('offers nothing to subscribe where nobody can', () => {
		expect(choicesOf(compose.tip(packTips.fact, 'zh-Hans', 2030, null))).toEqual([
			{ kind: 'fact', id: 'about-mayor' },
		])
	})

	it.each(LANGS)('says how to stop whenever it was subscribed (%s)', (lang) => {
		expect(renderText(compose.tip(packTips.area, lang, 2030, true))).toContain('/stop')
	})
})

describe('the tips of the shipped pack', () => {
	const reader = nodeReader('knowledge')
	const packId = choosePack(reader, undefined)
	const pack = readPack(reader, packId)
	const loaded = loadTips(reader, packId)
	const tips = 'tips' in loaded ? loaded.tips : []
	const shipped = createCompose(pack)
	const textOf = (tip: Tip, lang: Lang): string => renderText(shipped.tip(tip, lang, 2099, true))

	it.each(LANGS)('stay short (%s)', (lang) => {
		const longest = Math.max(...tips.map((tip) => [...textOf(tip, lang).replace(/\s/gu, '')].length))

		expect(tips.length).toBeGreaterThan(0)
		expect(longest).toBeLessThanOrEqual(lang === 'en' ? 1000 : 300)
	})

	it.each(LANGS)('offer only what the pack has (%s)', (lang) => {
		const offered = tips.flatMap((tip) => choicesOf(shipped.tip(tip, lang, 2099, true)))
		const unknown = offered.filter((action) => 'id' in action && !shipped.knows(action))

		expect(unknown).toEqual([])
	})
})

describe('a correction', () => {
	it.each(LANGS)('states the figure as it is now, with its caveat (%s)', (lang) => {
		const reply = compose.correction(figureId('grain'), 'x', lang, 2030)
		const figure = reply.blocks.find((block) => block.kind === 'lead' && block.figure !== null)

		expect(figure).toMatchObject({ figure: { printed: samplePack.figures[0]?.printed[lang] } })
	})

	it('gives the office’s note word for word, and needs none', () => {
		const withNote = renderText(compose.correction(figureId('grain'), ' 抄错了：见第2段 ', 'zh-Hans', 2030))
		const without = renderText(compose.correction(figureId('grain'), ' ', 'zh-Hans', 2030))

		expect([withNote.includes('说明：抄错了：见第2段\n'), without.includes('说明')]).toEqual([true, false])
	})

	it('does not date a number in a name', () => {
		const reply = compose.correction(figureId('rules'), '', 'zh-Hans', 2031)

		expect(datesIt(reply)).toBe(false)
	})

	it('of a figure that the pack has no more is refused', () => {
		expect(() => compose.correction(figureId('gone'), '', 'zh-Hans', 2030)).toThrow('gone')
	})
})
