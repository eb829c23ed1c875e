import { expect, it } from 'vitest'
import type { Example, Template } from '../../../src/domain/pack.ts'
import { fillTemplates } from '../../../src/understand/fill-templates.ts'
import { samplePack } from '../../support/sample-pack.ts'

const fill = (text: string, template: Partial<Template> = {}): readonly Example[] =>
	fillTemplates([{ about: 'figure', outcome: 'answer', texts: [text], ...template }], samplePack)

it('asks for every figure of the pack', () => {
	expect(new Set(fill('{x}是多少').flatMap(({ ids }) => ids))).toEqual(
		new Set(samplePack.figures.map(({ id }) => id)),
	)
})

it('puts the name of the figure in', () => {
	expect(fill('{x}是多少')[0]).toEqual({
		text: '粮食总产是多少',
		after: [],
		outcome: 'answer',
		ids: ['grain'],
	})
})

it('speaks English in an English pattern', () => {
	expect(fill('tell me about {x}')[0]?.text).toBe('tell me about total grain output')
})

it('labels what is absent with the area of the figure', () => {
	expect(fill('去年{x}多少', { outcome: 'absent' })[0]).toMatchObject({ outcome: 'absent', ids: ['fields'] })
})

it('labels an absent subject with its nearest area', () => {
	expect(fill('{x}多少', { about: 'subject', outcome: 'absent' })).toMatchObject([
		{ text: '降雨量多少', ids: ['fields'] },
	])
})

it("lends an absent subject another's printed number", () => {
	const [lent] = fill('{x}是{printed}吧', { about: 'subject', outcome: 'absent' })

	expect(samplePack.figures.map(({ printed }) => `降雨量是${printed['zh-Hans']}吧`)).toContain(lent?.text)
})

it('names the printed number and the own place', () => {
	expect(fill('{own}{x}是{printed}吧')[0]?.text).toBe('样板市粮食总产是70亿斤以上吧')
})

it('never takes the printed value for a wrong one', () => {
	const pack = { ...samplePack, figures: samplePack.figures.map((figure) => ({ ...figure, value: 70 })) }
	const patterns: Template = { about: 'figure', outcome: 'answer', texts: Array(20).fill('是{wrong}吗') }

	expect(fillTemplates([patterns], pack).map(({ text }) => text)).not.toContain('是70个吗')
})

it('gives the same sentences twice', () => {
	expect(fill('{x}{q}')).toEqual(fill('{x}{q}'))
})

it('leaves a slot that it does not know', () => {
	expect(fill('{x}{what}')[0]?.text).toBe('粮食总产{what}')
})
