import { encodePictureOf } from '../../src/domain/action-code.ts'
import type { DrawPicture, Picture } from '../../src/domain/picture.ts'

/** The smallest PNG that there is: one pixel. */
const PIXEL =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** @param bytes after the image, which readers of PNG overlook */
export const tinyCard = (fileName: string, bytes = 0): Picture => ({
	png: Buffer.concat([Buffer.from(PIXEL, 'base64'), Buffer.alloc(bytes)]),
	fileName,
})

/** Draws one pixel for everything, and tells what was wanted. */
export const tinyCards = (): { readonly draw: DrawPicture; readonly drawn: readonly string[] } => {
	const drawn: string[] = []
	return {
		drawn,
		draw: async (of, lang) => {
			const word = `${encodePictureOf(of)}.${lang}`
			drawn.push(word)
			return tinyCard(`${word}.png`)
		},
	}
}
