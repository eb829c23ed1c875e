import type { PackFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'

/** stub */
export function checkIds(_files: PackFiles): readonly Problem[] {
	return []
}
