import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RehearseOptions, rehearse } from '../broadcast/rehearsal/rehearse.ts'
import { AppError } from '../domain/errors.ts'
import { zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { DeskCommand } from './parse-desk.ts'
import { rehearsalText } from './rehearsal-text.ts'
import { REHEARSAL_WORDS } from './words.ts'

export interface RehearseCommandIo
	extends Pick<RehearseOptions, 'tips' | 'compose' | 'quiet' | 'dayKind' | 'zone' | 'createRandom'> {
	/** A new store in a folder that is deleted afterwards. */
	readonly openStore: (folder: string, clock: Clock) => Promise<Store>
	/** The real one, to begin tomorrow. */
	readonly clock: Clock
	/** Takes one text, which may have line ends. */
	readonly print: (text: string) => void
}

const DAY_MS = 86_400_000
/** Memory that a system keeps is not given back by the end of a process. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** In memory where the system has such a folder: nothing of a rehearsal has to survive, and a disk is slow to say so. */
const MEMORY = '/dev/shm'

const newFolder = (): string => {
	for (const parent of [MEMORY, tmpdir()]) {
		if (!existsSync(parent)) continue
		try {
			return mkdtempSync(join(parent, 'wenbao-rehearsal-'))
		} catch (error) {
			if (parent !== MEMORY) throw error
		}
	}
	return mkdtempSync('wenbao-rehearsal-')
}

/**
 * `broadcast rehearse`: prints the calendar. @returns the exit code: 1 where a promise was not kept
 * @throws AppError NO_TIPS
 */
export const runRehearsal = async (
	{ days, seed, from }: Omit<Extract<DeskCommand, { kind: 'rehearse' }>, 'kind'>,
	io: RehearseCommandIo,
): Promise<number> => {
	if (io.tips.length === 0) throw new AppError('NO_TIPS', REHEARSAL_WORDS.noTips, REHEARSAL_WORDS.noTipsHint)
	const first = from ?? zonedTime(io.clock.now() + DAY_MS, io.zone).date
	io.print(REHEARSAL_WORDS.begins(days, first, seed))
	const folder = newFolder()
	const remove = (): void => rmSync(folder, { recursive: true, force: true })
	const interrupted = (): never => {
		remove()
		process.exit(1)
	}
	for (const signal of SIGNALS) process.once(signal, interrupted)
	try {
		const openStore = (clock: Clock): Promise<Store> => io.openStore(folder, clock)
		const rehearsal = await rehearse({ ...io, openStore, from: first, days, seed })
		io.print(rehearsalText(rehearsal))
		return rehearsal.violations.length === 0 ? 0 : 1
	} finally {
		remove()
		for (const signal of SIGNALS) process.off(signal, interrupted)
	}
}
