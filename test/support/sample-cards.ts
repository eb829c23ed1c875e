import { fontPlaces, readFontMetrics } from '../../src/cards/card-fonts.ts'
import type { CardSource } from '../../src/cards/card-of.ts'
import { createTextMeasure } from '../../src/cards/font-metrics.ts'
import { createCompose } from '../../src/compose/compose.ts'
import { cardSourceOf } from '../../src/wiring/open-cards.ts'
import { packTips, samplePack } from './sample-pack.ts'

/** Cards of the made-up town as they are in a year; its target year is 2030. */
export const sampleCards = (year: number, pack = samplePack): CardSource =>
	cardSourceOf({ pack, tips: Object.values(packTips), compose: createCompose(pack), year: () => year })

/** Of the shipped fonts. */
export const shippedMeasure = createTextMeasure(readFontMetrics(fontPlaces('knowledge')))
