import { describe, expect, it } from 'vitest'
import type { Vote } from '../../../../src/ports/feedback.ts'
import { startWeb } from '../../../support/web.ts'

describe('POST /api/feedback', () => {
	it('counts a vote', async () => {
		const votes: Vote[] = []
		await using web = await startWeb({ recordVote: async (vote) => void votes.push(vote) })

		const response = await web.post('/api/feedback', { about: 'fig_grain', useful: false })

		expect([response.status, votes]).toEqual([204, [{ channel: 'web', about: 'fig_grain', useful: false }]])
	})

	it.each([
		['nothing', {}, 'WEB_ABOUT_UNKNOWN'],
		['a command', { about: 'cmd_help', useful: true }, 'WEB_ABOUT_UNKNOWN'],
		['what the report does not have', { about: 'fig_none', useful: true }, 'WEB_ABOUT_UNKNOWN'],
		['a word for yes', { about: 'fig_grain', useful: 'yes' }, 'WEB_USEFUL_WRONG'],
		['more than a vote', { about: 'fig_grain', useful: true, who: 'me' }, 'WEB_UNKNOWN_FIELD'],
	])('refuses %s', async (_, body, code) => {
		await using web = await startWeb()

		const response = await web.post('/api/feedback', body)

		expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code })])
	})

	it('says so when the vote cannot be kept', async () => {
		await using web = await startWeb({ recordVote: () => Promise.reject(new Error('disk')) })

		const response = await web.post('/api/feedback', { about: 'fig_grain', useful: true })

		expect([response.status, JSON.stringify(await response.json())]).toEqual([
			503,
			expect.not.stringContaining('disk'),
		])
	})
})
