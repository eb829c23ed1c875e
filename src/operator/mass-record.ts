import type { Switches } from '../ports/switches.ts'

/** What went out to everybody who follows an account, as far as this program did it: local dates, oldest first. */
export interface MassRecord {
	readonly dates: () => Promise<readonly string[]>
	readonly add: (date: string) => Promise<void>
}

const KEPT = 62

const datesFrom = (json: string | null): readonly string[] => {
	try {
		const kept: unknown = JSON.parse(json ?? '[]')
		return Array.isArray(kept) ? kept.filter((date) => typeof date === 'string') : []
	} catch {
		return []
	}
}

/** @param account the app id */
export const createMassRecord = (switches: Switches, account: string): MassRecord => {
	const name = `wechat-official-mass:${account}`
	const dates = async () => datesFrom(await switches.get(name))
	return {
		dates,
		add: async (date) => {
			const known = await dates()
			if (!known.includes(date)) await switches.set(name, JSON.stringify([...known, date].slice(-KEPT)))
		},
	}
}
