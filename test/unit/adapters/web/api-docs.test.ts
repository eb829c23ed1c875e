import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANSWER_BODY, MESSAGE_BODY, VOTE_BODY } from '../../../../adapters/web/api-docs.ts'
import { decode, decodeVote } from '../../../../adapters/web/decode.ts'
import type { HttpRequest } from '../../../../src/ports/http-route.ts'
import { startWeb } from '../../../support/web.ts'

const ajv = new Ajv({ strict: false, allErrors: true })

const request = (body: unknown): HttpRequest => ({
	headers: { 'content-type': 'application/json' },
	query: {},
	params: {},
	body,
	address: '127.0.0.1',
	isOpen: () => true,
})

describe('GET /api/docs.json', () => {
	it('is a valid OpenAPI document of the public routes alone', async () => {
		await using web = await startWeb()

		const document = (await (await web.get('/api/docs.json')).json()) as { paths: object }

		expect(await new Validator().validate(document)).toMatchObject({ valid: true })
		expect(Object.keys(document.paths).toSorted()).toEqual([
			'/api/feedback',
			'/api/messages',
			'/cards/{card}',
		])
	})

	it('describes what is answered', async () => {
		await using web = await startWeb()
		const isAnswer = ajv.compile(ANSWER_BODY)

		for (const text of ['grain', 'which', 'rain', 'hello', '/areas', '?']) {
			isAnswer(await (await web.post('/api/messages', { text })).json())
			expect(isAnswer.errors).toBeNull()
		}
	})

	const some = (...values: readonly unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined })

	it('describes the body of a message as it is taken', () => {
		const isBody = ajv.compile(MESSAGE_BODY)
		const body = fc.record({
			text: some('路', '', ' ', '　', 5, null, '路'.repeat(4000), '路'.repeat(4001), '𠮷'.repeat(4000)),
			action: some('area_a', 'none'),
			conversation: some('A'.repeat(22), 'A'.repeat(21), 'x', '', null, 7),
			lang: some('en', 'fr', null),
			other: some(1),
		})
		fc.assert(
			fc.property(body, (given) => {
				// As JSON has it: without what is undefined.
				const sent: unknown = JSON.parse(JSON.stringify(given))

				expect(decode(request(sent)).ok).toBe(isBody(sent))
			}),
			{ numRuns: 400 },
		)
	})

	it('describes the body of a vote as it is taken', () => {
		const isBody = ajv.compile(VOTE_BODY)
		const body = fc.record({
			about: some('fig_a', 'area_a', 'fact_a', 'cmd_help', 'x', '', 5, `fig_${'a'.repeat(59)}`),
			useful: some(true, false, 'true', null),
			other: some(1),
		})
		fc.assert(
			fc.property(body, (given) => {
				const sent: unknown = JSON.parse(JSON.stringify(given))

				expect(decodeVote(request(sent)).ok).toBe(isBody(sent))
			}),
		)
	})
})
