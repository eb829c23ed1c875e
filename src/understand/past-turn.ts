import { areaId } from '../domain/ids.ts'
import type { PastTurn } from '../domain/understanding.ts'
import { bestOf, type Scores } from './scores.ts'
import { targetOf } from './target.ts'

/** What a follow-up may lean on: the best target of an answer, the nearest area of something not stated. */
export function pastTurn(scores: Scores): PastTurn {
	const best = bestOf(scores, scores.outcome)?.name ?? ''
	if (scores.outcome === 'absent') {
		const area = best.split(':')[1]
		return { outcome: 'absent', targets: area === undefined ? [] : [{ kind: 'area', id: areaId(area) }] }
	}
	const target = targetOf(best)
	return { outcome: scores.outcome, targets: target === null ? [] : [target] }
}
