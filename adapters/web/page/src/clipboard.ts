/** Where the page came over plain http the browser has no clipboard for it; the old command still works there. */
const copyByCommand = (text: string): boolean => {
	const field = document.createElement('textarea')
	const back = document.activeElement
	field.value = text
	field.readOnly = true
	field.className = 'unseen'
	document.body.append(field)
	field.select()
	const copied = document.execCommand('copy')
	field.remove()
	if (back instanceof HTMLElement) back.focus()
	return copied
}

/** Whether the text is in the clipboard now. */
export const copyText = async (text: string): Promise<boolean> => {
	try {
		await navigator.clipboard.writeText(text)
		return true
	} catch {
		return copyByCommand(text)
	}
}

export type Shared = 'shared' | 'copied' | 'failed' | 'left'

/** Hands an address to the device's own sheet where there is one, else to the clipboard. */
export const shareUrl = async (title: string, url: string): Promise<Shared> => {
	if ('share' in navigator) {
		try {
			await navigator.share({ title, url })
			return 'shared'
		} catch (error) {
			if (error instanceof DOMException && error.name === 'AbortError') return 'left'
		}
	}
	return (await copyText(url)) ? 'copied' : 'failed'
}
