import type { Payload } from './call.ts'
import { optionalString } from './parameters.ts'
import { badRequest } from './refusal.ts'

/** Empty for all languages; Telegram takes two letters only, so no zh-Hans. */
export const readLanguageCode = (payload: Payload): string => {
	const code = optionalString(payload, 'language_code') ?? ''
	if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified')
	return code
}
