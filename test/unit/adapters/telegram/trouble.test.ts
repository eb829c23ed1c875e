import { GrammyError, HttpError } from 'grammy'
import type { ResponseParameters } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { troubleOf } from '../../../../adapters/telegram/trouble.ts'

const refused = (error_code: number, description: string, parameters: ResponseParameters = {}): GrammyError =>
	new GrammyError('Refused', { ok: false, error_code, description, parameters }, 'sendMessage', {})

describe('what Telegram says means', () => {
	it.each([
		[403, 'Forbidden: bot was blocked by the user', 'gone'],
		[403, 'Forbidden: user is deactivated', 'gone'],
		[403, 'Forbidden: bot was kicked from the supergroup chat', 'gone'],
		[403, 'Forbidden: bot is not a member of the supergroup chat', 'gone'],
		[403, "Forbidden: bot can't initiate conversation with a user", 'gone'],
		[403, 'Forbidden: the group chat was deleted', 'gone'],
		[400, 'Bad Request: chat not found', 'gone'],
		[400, 'Bad Request: group chat was deactivated', 'gone'],
		[400, 'Bad Request: message thread not found', 'gone'],
		[400, 'Bad Request: TOPIC_CLOSED', 'gone'],
		[400, 'Bad Request: TOPIC_DELETED', 'gone'],
		[400, 'Bad Request: not enough rights to send text messages to the chat', 'no-rights'],
		[400, 'Bad Request: have no rights to send a message', 'no-rights'],
		[400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'no-rights'],
		[403, 'Forbidden: CHAT_WRITE_FORBIDDEN', 'no-rights'],
		[400, 'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN', 'no-rights'],
		[400, 'Bad Request: need administrator rights in the channel chat', 'no-rights'],
		[400, 'Bad Request: message is too long', 'refused'],
		[400, "Bad Request: can't parse entities", 'refused'],
		[413, 'Request Entity Too Large', 'refused'],
		[500, 'Internal Server Error', 'passing'],
		[502, 'Bad Gateway', 'passing'],
		// The token was revoked: no chat is to suffer for it.
		[401, 'Unauthorized', 'passing'],
		[404, 'Not Found', 'passing'],
	])('%i %s: %s', (code, description, kind) => {
		expect(troubleOf(refused(code, description))).toEqual({ kind, why: description })
	})

	it.each([
		[{ retry_after: 7 }, 7000],
		[{ retry_after: 0 }, 1000],
		[{}, 1000],
	])('429 with %o: the account waits %i ms', (parameters, waitMs) => {
		const why = 'Too Many Requests'

		expect(troubleOf(refused(429, why, parameters))).toEqual({ kind: 'flood', waitMs, why })
	})

	it('that a group has another id', () => {
		const why = 'Bad Request: group chat was upgraded to a supergroup chat'

		expect(troubleOf(refused(400, why, { migrate_to_chat_id: -1005 }))).toEqual({
			kind: 'moved',
			to: -1005,
			why,
		})
	})

	it.each([
		['a broken connection', new HttpError('Network request failed', new Error('ECONNRESET'))],
		['an error of our own', new TypeError('Network request failed')],
	])('nothing, with %s: it may pass', (_, error) => {
		expect(troubleOf(error)).toEqual({ kind: 'passing', why: 'Network request failed' })
	})
})
