/** With more parameters than these a statement holds a list, and is another one for each length of the list. */
const MOST_PARAMETERS = 24
const MOST_NAMES = 200

/**
 * Names for statements that come again and again: PostgreSQL takes a named one apart once for each connection, which
 * is a fifth of the work of the short ones. Undefined for what is not worth a name.
 */
export const statementNames = (): ((text: string, parameters: number) => string | undefined) => {
	const names = new Map<string, string>()
	return (text, parameters) => {
		const known = names.get(text)
		if (known !== undefined || parameters === 0 || parameters > MOST_PARAMETERS || names.size >= MOST_NAMES)
			return known
		const name = `wenbao_${names.size}`
		names.set(text, name)
		return name
	}
}
