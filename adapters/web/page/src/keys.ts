export interface Key {
	readonly key: string
	readonly shiftKey: boolean
	readonly isComposing: boolean
	readonly keyCode: number
}

/** What an input method takes for itself; Safari says so by the code alone, after the composition has ended. */
const OF_INPUT_METHOD = 229

export const isForInputMethod = ({ isComposing, keyCode }: Key): boolean =>
	isComposing || keyCode === OF_INPUT_METHOD

/** Enter sends; with Shift it is a new line, while characters are composed it chooses them. */
export const isSendKey = (key: Key): boolean => key.key === 'Enter' && !key.shiftKey && !isForInputMethod(key)
