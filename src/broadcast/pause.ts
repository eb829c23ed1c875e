import type { Switches } from '../ports/switches.ts'

const SWITCH = 'broadcast'
const PAUSED = 'paused'

/** Whether an operator has stopped the broadcast: nothing is planned, nothing is sent. */
export const isPaused = async (switches: Switches): Promise<boolean> =>
	(await switches.get(SWITCH)) === PAUSED

export const setPaused = (switches: Switches, paused: boolean): Promise<void> =>
	switches.set(SWITCH, paused ? PAUSED : null)
