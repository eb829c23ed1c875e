import { expect, it } from 'vitest'
import { missingOnCards } from '../../../src/wiring/card-texts.ts'
import { samplePack } from '../../support/sample-pack.ts'

const withTitle = (title: string) => {
	const areas = samplePack.areas.map((area) => ({ ...area, title: { ...area.title, 'zh-Hans': title } }))
	return { pack: { ...samplePack, areas }, tips: [] }
}

it('names each character once that the fonts of the cards do not have', () => {
	const missing = missingOnCards(withTitle('龘龘龗田地'), 'knowledge')

	expect(missing.filter((character) => '龘龗田地'.includes(character))).toEqual(['龘', '龗'])
})
