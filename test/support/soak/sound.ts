import type { Audit } from './audit.ts'

/** What holds whatever was killed. Repeated tips are allowed, one for each send that a kill cut short. */
export const SOUND: Partial<Audit> = {
	missed: 0,
	settledAgain: 0,
	confirmedLost: 0,
	unsettled: 0,
	ledgerDiffers: 0,
	open: 0,
}
