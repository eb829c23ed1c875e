export type Input =
	| { readonly kind: 'message'; readonly text: string }
	| { readonly kind: 'quit' | 'nothing' }

const QUIT = /^(?:[/／](?:quit|exit|q)|退出|quit|exit)$/iu

/** One line as typed: a message, the wish to leave, or nothing. Control characters of the keyboard are no text. */
export const decode = (line: string): Input => {
	const text = line.replace(/[\p{Cc}]+/gu, ' ').trim()
	if (text === '') return { kind: 'nothing' }
	return QUIT.test(text) ? { kind: 'quit' } : { kind: 'message', text }
}
