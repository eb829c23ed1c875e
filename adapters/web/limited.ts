import type { HttpRequest, HttpResponse } from '../../src/ports/http-route.ts'
import { refuse } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'

type Serve = (request: HttpRequest) => Promise<HttpResponse>

/** Refuses an address that calls too often, before anything of its call is read. */
export const limited =
	(limit: RateLimit, serve: Serve): Serve =>
	async (request) => {
		const waitSeconds = await limit(request.address)
		if (waitSeconds === null) return serve(request)
		return refuse(
			{
				status: 429,
				code: 'WEB_TOO_MANY',
				message: 'Too many requests from this address.',
				hint: `Try again in ${waitSeconds} seconds.`,
			},
			{ 'retry-after': String(waitSeconds) },
		)
	}
