/** Without what PostgreSQL refuses in a text: NUL, and halves of characters. */
export const plainText = (text: string): string => text.replaceAll('\0', '').toWellFormed()
