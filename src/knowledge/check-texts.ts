import type { PackFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'

/** stub */
export function checkTexts(_files: PackFiles): readonly Problem[] {
	return []
}
