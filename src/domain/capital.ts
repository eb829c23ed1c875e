/** With a capital at its beginning; Chinese has none and stays as it is. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
