type Line = (details: Readonly<Record<string, unknown>>, message: string) => void

/** A structured log. No message texts and no raw ids of people or chats go into it. */
export interface Log {
	readonly info: Line
	readonly warn: Line
	readonly error: Line
}
