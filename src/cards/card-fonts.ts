import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontMetrics, Weight } from './font-metrics.ts'

/** Below the knowledge folder, so that an office whose packs need other characters has fonts of its own. */
export const FONT_FOLDER = 'shared/fonts'

const FILES: Readonly<Record<Weight, string>> = { regular: 'cards-regular.ttf', bold: 'cards-bold.ttf' }
const METRICS = 'cards.json'

export interface FontPlaces {
	readonly files: Readonly<Record<Weight, string>>
	readonly metrics: string
}

export const fontPlaces = (knowledgeDir: string): FontPlaces => {
	const folder = join(knowledgeDir, FONT_FOLDER)
	return {
		files: { regular: join(folder, FILES.regular), bold: join(folder, FILES.bold) },
		metrics: join(folder, METRICS),
	}
}

/** @throws what Node throws where the file is not there or no JSON */
export const readFontMetrics = ({ metrics }: FontPlaces): FontMetrics =>
	JSON.parse(readFileSync(metrics, 'utf8')) as FontMetrics
