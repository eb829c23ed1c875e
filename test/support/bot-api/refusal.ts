import type { ResponseParameters } from 'grammy/types'

/** What Telegram answers instead of a result: an error code and its description. */
export class Refusal extends Error {
	readonly code: number
	readonly parameters: ResponseParameters | undefined

	constructor(code: number, description: string, parameters?: ResponseParameters) {
		super(description)
		this.name = 'Refusal'
		this.code = code
		this.parameters = parameters
	}
}

export const badRequest = (why: string, parameters?: ResponseParameters): Refusal =>
	new Refusal(400, `Bad Request: ${why}`, parameters)

export const forbidden = (why: string): Refusal => new Refusal(403, `Forbidden: ${why}`)

export const conflict = (why: string): Refusal => new Refusal(409, `Conflict: ${why}`)
