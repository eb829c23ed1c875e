import { areaId, factId, figureId } from '../../src/domain/ids.ts'
import type { Lang } from '../../src/domain/lang.ts'
import type { Decision, Target, Understanding } from '../../src/domain/understanding.ts'

export const figureTarget = (id: string): Target => ({ kind: 'figure', id: figureId(id) })
export const areaTarget = (id: string): Target => ({ kind: 'area', id: areaId(id) })
export const factTarget = (id: string): Target => ({ kind: 'fact', id: factId(id) })

export const answerTo = (...targets: readonly Target[]): Extract<Decision, { kind: 'answer' }> => ({
	kind: 'answer',
	targets,
	missing: null,
	premise: null,
})

export const understood = (decision: Decision, lang: Lang = 'zh-Hans'): Understanding => ({
	decision,
	lang,
	shortened: false,
	evidence: [{ stage: 'decide', note: decision.kind, score: 0.9 }],
})
