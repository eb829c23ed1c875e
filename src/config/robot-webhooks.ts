import { z } from 'zod'

const LONGEST_NAME = 64
const ROBOT_KEY = /^[\w-]{8,128}$/u
/** Keys look like this. In the place of a name one would end up in the database. */
const LIKE_A_KEY = /^[\da-f]{8}-[\da-f-]{20,}$/iu

const asObject = (json: string): object | null => {
	try {
		const parsed: unknown = JSON.parse(json)
		return typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : null
	} catch {
		return null
	}
}

/** What is wrong with one robot; null for nothing. Neither name nor key is repeated: they may have been swapped. */
const robotProblem = (name: string, key: unknown): string | null => {
	if (name === '' || [...name].length > LONGEST_NAME || /\p{Cc}/u.test(name))
		return `needs a name of 1 to ${LONGEST_NAME} characters`
	if (LIKE_A_KEY.test(name)) return 'has a key where its name should be: write the name first, then the key'
	return typeof key === 'string' && ROBOT_KEY.test(key.trim())
		? null
		: 'needs its key: what follows key= in the address that WeCom shows for it'
}

/** `{"name": "key"}` as a list. Its messages never repeat a key. */
export const robotWebhooks = z.string().transform((json, context) => {
	const object = asObject(json)
	if (object === null) {
		context.addIssue('must be a JSON object of names and keys, such as {"Group 1":"693a91f6-…"}')
		return z.NEVER
	}
	const found = Object.entries(object).map(([name, key]) => ({ name: name.trim(), key }))
	const problems = found.flatMap(({ name, key }, at) => {
		const problem = robotProblem(name, key)
		return problem === null ? [] : [`robot ${at + 1} ${problem}`]
	})
	const named = found.map(({ name, key }) => ({ name, key: String(key).trim() }))
	for (const what of ['name', 'key'] as const)
		if (problems.length === 0 && new Set(named.map((robot) => robot[what])).size < named.length)
			problems.push(`has two robots with the same ${what}`)
	for (const problem of problems) context.addIssue(problem)
	return problems.length > 0 ? z.NEVER : named
})
