/** An error that a person is meant to read: what happened, why, and the way out. */
export class AppError extends Error {
	readonly code: string
	readonly hint: string

	constructor(code: string, message: string, hint: string, options?: ErrorOptions) {
		super(message, options)
		this.name = 'AppError'
		this.code = code
		this.hint = hint
	}
}
