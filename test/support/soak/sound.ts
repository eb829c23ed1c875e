import type { Audit } from './audit.ts'

/** What holds whatever was killed, and however busy the machine is. */
export const SOUND: Partial<Audit> = {
	missed: 0,
	settledAgain: 0,
	confirmedLost: 0,
	unsettled: 0,
	ledgerDiffers: 0,
	open: 0,
}

/** A tip that comes again was sent by a process that was killed before it could write so down: so soon at the latest. */
export const MOST_LIFE_MS = 1000
