export interface Instruction {
	/** In capitals, such as COPY. */
	readonly name: string
	/** What follows it, on one line. */
	readonly rest: string
}

export const dockerInstructions = (text: string): readonly Instruction[] =>
	text
		.replaceAll(/^\s*#.*\n/gmu, '')
		.replaceAll(/\\\n\s*/gu, '')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/u.exec(line) ?? []
			return { name: name.toUpperCase(), rest }
		})

const WILD: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }

/** A pattern covers what it names and everything below. */
const covers = (pattern: string, path: string): boolean => {
	const source = pattern
		.split(/(\*\*\/|\*\*|\*|\?)/u)
		.map((part) => WILD[part] ?? part.replaceAll(/[.+^$()[\]{}|\\]/gu, '\\$&'))
		.join('')
	return new RegExp(`^${source}(?:/.*)?$`, 'u').test(path)
}

/** Whether the lines of a .dockerignore keep a path out of the build: the last that covers it decides. */
export const isDockerIgnored = (text: string, path: string): boolean => {
	const patterns = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
	const last = patterns.findLast((pattern) => covers(pattern.replace(/^!/u, ''), path))
	return last !== undefined && !last.startsWith('!')
}
