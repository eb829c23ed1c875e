import { areaId, figureId } from '../../src/domain/ids.ts'
import type { Tip } from '../../src/domain/pack.ts'

/** `tip-1`, `tip-2` and so on, spread over so many sections; each states a figure of its own. */
export const sampleTips = (count: number, sections = 3): readonly Tip[] =>
	Array.from({ length: count }, (_, index) => {
		const section = areaId(`area-${index % sections}`)
		const text = `第 ${index + 1} 条`
		return {
			id: `tip-${index + 1}`,
			areas: [],
			figures: [figureId(`figure-${index + 1}`)],
			facts: [],
			text: { 'zh-Hans': text, 'zh-Hant': `第 ${index + 1} 條`, en: `Number ${index + 1}` },
			place: { section, paragraph: 1, phrase: text },
		}
	})
