/** A zone in which it is this hour of the day: `Etc/GMT-4` is four hours ahead of UTC. */
export const zoneAt = (hour: number, nowMs: number): string => {
	// From -11 to 12.
	const ahead = ((hour - new Date(nowMs).getUTCHours() + 35) % 24) - 11
	return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
