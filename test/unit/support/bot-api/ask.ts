import type { ApiResponse } from 'grammy/types'
import type { BotApi, BotApiOptions } from '../../../support/bot-api/bot-api.ts'
import { createBotApi } from '../../../support/bot-api/create-bot-api.ts'
import { group, privateChat, user } from '../../../support/bot-api/updates.ts'

export const ann = user(7)
export const annChat = privateChat(ann)
export const square = group(-100500)

export interface Asked extends AsyncDisposable {
	readonly api: BotApi
	/** Calls the server as a bot without a library would; the answer has `ok` and the rest of the envelope. */
	readonly ask: (method: string, payload?: object) => Promise<ApiResponse<unknown>>
}

/** A server that knows Ann (7) and the square (-100500). */
export const openServer = async (options?: BotApiOptions): Promise<Asked> => {
	const api = await createBotApi(options)
	api.addChat(annChat)
	api.addChat(square)
	return {
		api,
		ask: async (method, payload = {}) => {
			const response = await fetch(`${api.url}/bot${api.token}/${method}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(payload),
			})
			return (await response.json()) as ApiResponse<unknown>
		},
		[Symbol.asyncDispose]: api.stop,
	}
}

export const refusal = (description: string, error_code = 400): object => ({
	ok: false,
	error_code,
	description,
})

/** The result of a call that has to be taken. */
export const resultOf = async <Result>(answer: Promise<ApiResponse<unknown>>): Promise<Result> => {
	const given = await answer
	if (!given.ok) throw new Error(given.description)
	return given.result as Result
}
