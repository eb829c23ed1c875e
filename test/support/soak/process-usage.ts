import { readFileSync } from 'node:fs'
import type { BotProcess } from '../bot-process.ts'

/** Resident memory, now; megabytes. */
export const residentMb = ({ child }: BotProcess): number =>
	Math.round(Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024)

/** Of Linux, for /proc. */
const TICKS_PER_SECOND = 100

/** Time of all cores that the process has used so far. */
export const cpuSeconds = ({ child }: BotProcess): number => {
	// The name, in brackets, may hold spaces.
	const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
