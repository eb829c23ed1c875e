import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { figureId } from '../../../src/domain/ids.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { renderLines, renderText } from '../../../src/render/visitor.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { answerTo, areaTarget, factTarget, figureTarget, understood } from '../../support/understandings.ts'

const compose = createCompose(samplePack)
const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

const about = (reply: Reply) =>
	reply.blocks.flatMap((block) => (block.kind === 'notice' ? [block.about] : []))

describe('answers', () => {
	it.each(LANGS)('state measure, value and caveat of a figure in the first line (%s)', (lang) => {
		for (const figure of samplePack.figures) {
			const reply = compose.answer(understood(answerTo(figureTarget(figure.id)), lang), 2030, false)
			const [first = ''] = renderLines(reply)

			expect(first.toLowerCase()).toContain(figure.measures[lang].toLowerCase())
			expect(first).toContain(figure.printed[lang])
		}
	})

	it.each(LANGS)('keep value and caveat together in every line that states a figure (%s)', (lang) => {
		const reply = compose.answer(
			understood(answerTo(areaTarget('power'), figureTarget('grain')), lang),
			2030,
			false,
		)
		const lines = reply.blocks.flatMap((block) =>
			block.kind === 'figures' ? block.items : block.kind === 'lead' && block.figure ? [block.figure] : [],
		)

		expect(lines.length).toBe(3)
		expect(lines.every((line) => line.text.includes(line.printed) && line.text.includes(line.caveat))).toBe(
			true,
		)
	})

	it('give each of several figures its line before anything else', () => {
		const targets = ['grain', 'ponds', 'rules'].map(figureTarget)

		const reply = compose.answer(understood(answerTo(...targets)), 2030, false)

		expect(reply.blocks.slice(0, 3).map((block) => block.kind)).toEqual(['lead', 'lead', 'lead'])
	})

	it('name what was asked, best first, and no neighbours', () => {
		const decision = answerTo(figureTarget('rules'), areaTarget('fields'), factTarget('about-mayor'))

		const { topics, figures, about } = compose.answer(understood(decision), 2030, false)

		expect({ topics, figures, about }).toEqual({
			topics: ['power', 'fields'],
			figures: ['rules'],
			about: 'about-mayor',
		})
	})

	it('never repeat the wrong number as the page’s own', () => {
		const decision = {
			...answerTo(figureTarget('grain')),
			premise: { figure: figureId('grain'), said: '50亿斤' },
		}

		const text = renderText(compose.answer(understood(decision), 2030, false))

		expect(text.match(/.{2} 50亿斤/gu)).toEqual(['不是 50亿斤'])
	})

	it('name the figure in a correction when another one was asked first', () => {
		const decision = {
			...answerTo(areaTarget('fields')),
			premise: { figure: figureId('ponds'), said: '9个' },
		}

		const text = renderText(compose.answer(understood(decision), 2030, false))

		expect(text).toContain('新挖水塘，页面上写的是 44个，不是 9个。')
	})

	it('keep a citizen’s number on one line and short', () => {
		const said = `1\n2\u0007${'3'.repeat(500)}`
		const decision = { ...answerTo(figureTarget('grain')), premise: { figure: figureId('grain'), said } }

		const reply = compose.answer(understood(decision), 2030, false)
		const block = reply.blocks.find((block) => block.kind === 'correction')

		expect(block?.said).toMatch(/^1 2 3{16}$/u)
	})

	it.each([
		[2030, false],
		[2031, true],
	])('say in %i that the year has passed: %s', (year, passed) => {
		const reply = compose.answer(understood(answerTo(figureTarget('grain'))), year, false)

		expect(about(reply).includes('year-passed')).toBe(passed)
	})

	it('do not date a number in a name', () => {
		const reply = compose.answer(understood(answerTo(figureTarget('rules'))), 2031, false)

		expect(about(reply)).not.toContain('year-passed')
	})

	it('admit that an area has no figures and what cannot be read', () => {
		const reply = compose.answer(understood(answerTo(areaTarget('towns'))), 2030, false)

		expect(about(reply)).toEqual(['no-figures', 'damage'])
	})

	it('offer the areas under the fact that lists them', () => {
		const reply = compose.answer(understood(answerTo(factTarget('about-list'))), 2030, false)
		const menu = reply.blocks.find((block) => block.kind === 'choices')

		expect(menu?.items.map((item) => item.label)).toEqual(['种好田地', '能源建设', '城乡融合'])
	})

	it.each([
		['zh-Hans', /^出处：/u],
		['zh-Hant', /^出處：/u],
		['en', /^Source: /u],
	] as const)('cite the source in %s', (lang, start) => {
		const reply = compose.answer(understood(answerTo(areaTarget('fields')), lang), 2030, false)
		const source = reply.blocks.find((block) => block.kind === 'source')

		expect(source?.text).toMatch(start)
	})

	it('say when only a part of the message was read', () => {
		const reply = compose.answer({ ...understood({ kind: 'service' }), shortened: true }, 2030, false)

		expect(about(reply)).toEqual(['shortened'])
	})
})
