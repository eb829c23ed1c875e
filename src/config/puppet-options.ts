import { z } from 'zod'

const PROBLEM = 'must be an object as JSON, such as {"token":"…","endpoint":"127.0.0.1:8788"}'

/** What the puppet of wechaty is made with. What is wrong is not repeated: tokens are in it. */
export const puppetOptions = z.string().transform((text, context): Readonly<Record<string, unknown>> => {
	try {
		const value: unknown = JSON.parse(text)
		if (typeof value === 'object' && value !== null && !Array.isArray(value))
			return value as Readonly<Record<string, unknown>>
	} catch {
		// Said below.
	}
	context.addIssue(PROBLEM)
	return z.NEVER
})
