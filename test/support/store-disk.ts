import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A disk of so many kilobytes. @returns how to take it away; null where this process may not mount one */
export const mountSmallDisk = (at: string, kilobytes: number): (() => void) | null => {
	mkdirSync(at)
	const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', at])
	return status === 0 ? () => void execFileSync('/bin/umount', [at]) : null
}
