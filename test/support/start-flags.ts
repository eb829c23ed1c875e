import { readFileSync } from 'node:fs'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	readonly scripts: Readonly<Record<string, string>>
}
const [, ...words] = (scripts['start'] ?? '').split(' ')

/** What `npm start` gives Node before the program. */
export const START_FLAGS: readonly string[] = words.slice(0, -1)
