import { readLanguageCode } from '../language-code.ts'
import { optionalString } from '../parameters.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

interface AboutText {
	readonly field: string
	/** Longest text, in characters. */
	readonly limit: number
	readonly tooLong: string
}

const DESCRIPTION: AboutText = { field: 'description', limit: 512, tooLong: 'BOT_DESCRIPTION_TOO_LONG' }
const SHORT: AboutText = { field: 'short_description', limit: 120, tooLong: 'BOT_ABOUT_TOO_LONG' }

const setText =
	({ field, limit, tooLong }: AboutText): Method =>
	({ about }, { payload }) => {
		const text = optionalString(payload, field) ?? ''
		if ([...text].length > limit) throw badRequest(tooLong)
		about.set(`${field} ${readLanguageCode(payload)}`, text)
		return true
	}

const getText =
	({ field }: AboutText): Method =>
	({ about }, { payload }) => ({ [field]: about.get(`${field} ${readLanguageCode(payload)}`) ?? '' })

export const aboutMethods: Methods = {
	getMe: ({ me }) => me,
	setMyDescription: setText(DESCRIPTION),
	getMyDescription: getText(DESCRIPTION),
	setMyShortDescription: setText(SHORT),
	getMyShortDescription: getText(SHORT),
	logOut: () => true,
	close: () => true,
}
