import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Null while an address may go on, else the seconds after which it may again, at least 1. */
export type RateLimit = (address: string) => Promise<number | null>

/** Of IPv6 the network: a single caller often has all addresses of one. */
const callerOf = (address: string): string => {
	if (!address.includes(':') || address.includes('.')) return address
	const [head = '', tail] = address.split('::')
	const groups = head.split(':')
	const gap = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
	return [...groups, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...(tail ?? '').split(':')]
		.slice(0, 4)
		.join(':')
}

/** So many calls in a minute, counted in this process alone. */
export const createRateLimit = (perMinute: number): RateLimit => {
	const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
	return async (address) => {
		try {
			await limiter.consume(callerOf(address))
			return null
		} catch (error) {
			if (!(error instanceof RateLimiterRes)) throw error
			return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
		}
	}
}
