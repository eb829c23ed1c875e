import { expect, it } from 'vitest'
import { missingOnCards, noteOnCards } from '../../../src/wiring/card-texts.ts'
import { samplePack } from '../../support/sample-pack.ts'

const withTitle = (title: string) => {
	const areas = samplePack.areas.map((area) => ({ ...area, title: { ...area.title, 'zh-Hans': title } }))
	return { pack: { ...samplePack, areas }, tips: [] }
}

it('names each character once that the fonts of the cards do not have', () => {
	const missing = missingOnCards(withTitle('龘龘龗田地'), 'knowledge')

	expect(missing.filter((character) => '龘龗田地'.includes(character))).toEqual(['龘', '龗'])
})

it('tells an editor which characters keep a card from being drawn', () => {
	expect(noteOnCards(withTitle('龘田地'), 'knowledge')).toMatch(
		/提示：卡片字体里没有 .*龘.* \/ note: the fonts of the cards have no .*龘/u,
	)
})

it('tells an editor that a knowledge folder has no fonts', () => {
	expect(noteOnCards(withTitle('田地'), 'nowhere')).toContain('nowhere/shared/fonts/cards.json')
})
