import { areaId, factId, figureId } from '../domain/ids.ts'
import type { Target } from '../domain/understanding.ts'
import type { ClassName } from './classes.ts'

/** The thing an answerable class or a sense stands for; null for any other name. */
export function targetOf(name: ClassName): Target | null {
	const [kind, id = ''] = name.split(':', 2)
	if (kind === 'figure') return { kind, id: figureId(id) }
	if (kind === 'area') return { kind, id: areaId(id) }
	if (kind === 'fact') return { kind, id: factId(id) }
	return null
}
