import type { Target } from '../../src/domain/understanding.ts'
import type { HttpRequest, HttpResponse } from '../../src/ports/http-route.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Feedback } from '../../src/ports/store.ts'
import { CHANNEL } from './capabilities.ts'
import { decodeVote } from './decode.ts'
import { badBody, refuse } from './problem.ts'

export interface FeedbackOptions {
	readonly record: Feedback['record']
	readonly knows: (target: Target) => boolean
	readonly log: Log
}

/** Answers POST /api/feedback. */
export const createFeedback =
	({ record, knows, log }: FeedbackOptions) =>
	async (request: HttpRequest): Promise<HttpResponse> => {
		const decoded = decodeVote(request)
		if (!decoded.ok) return refuse(decoded.problem)
		const { about, target, useful } = decoded.value
		if (!knows(target))
			return refuse(
				badBody(
					'WEB_ABOUT_UNKNOWN',
					'The report has nothing of this name.',
					'Send what the answer was about.',
				),
			)
		try {
			await record({ channel: CHANNEL, about, useful })
			return { status: 204, body: '' }
		} catch (error) {
			log.warn({ err: error }, 'a vote could not be kept')
			return refuse({
				status: 503,
				code: 'WEB_NOT_KEPT',
				message: 'The vote could not be kept.',
				hint: 'Try again later.',
			})
		}
	}
