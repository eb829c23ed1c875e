import { areaScene } from './area-scene.ts'
import type { Card } from './card.ts'
import { figureScene } from './figure-scene.ts'
import { createFitText } from './fit-text.ts'
import type { TextMeasure } from './font-metrics.ts'
import { frameScene } from './frame-scene.ts'
import type { Scene } from './scene.ts'
import { tipScene } from './tip-scene.ts'

/** Where everything of a card stands. */
export const createLayOut = (measure: TextMeasure): ((card: Card) => Scene) => {
	const desk = { ...measure, fitText: createFitText(measure) }
	return (card) => {
		const frame = frameScene(card, desk)
		switch (card.kind) {
			case 'figure':
				return [...frame.scene, ...figureScene(card, desk, frame.body)]
			case 'area':
				return [...frame.scene, ...areaScene(card, desk, frame.body)]
			case 'tip':
				return [...frame.scene, ...tipScene(card, desk, frame.body)]
		}
	}
}
