/** Words as a shell takes them: what is more than letters, digits and dashes stands in single quotes. */
export const shellLine = (words: readonly string[]): string =>
	words.map((word) => (/^[\w./:=@-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
