/** What a double click or a key that is held down would press once more, most often something that just came there. */
const isHasty = (event: MouseEvent | KeyboardEvent): boolean =>
	event instanceof MouseEvent
		? event.detail > 1
		: event.repeat && event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)

/** Pressed twice in haste is pressed once, for the whole page as long as it lives. */
export const ignoreHaste = (): void => {
	const ignore = (event: MouseEvent | KeyboardEvent): void => {
		if (!isHasty(event)) return
		event.preventDefault()
		event.stopPropagation()
	}
	addEventListener('click', ignore, { capture: true })
	addEventListener('keydown', ignore, { capture: true })
}
