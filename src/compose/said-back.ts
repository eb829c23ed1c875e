const LONGEST = 20

/** What a citizen wrote, as a reply may quote it: on one line, short, nothing in it that steers a terminal. */
export const saidBack = (said: string): string =>
	[...said.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, LONGEST).join('')
