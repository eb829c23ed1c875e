import { createHash, timingSafeEqual } from 'node:crypto'

/** WeChat's signature over words, whatever their order: 40 hexadecimal digits. */
export const signatureOf = (...words: readonly string[]): string =>
	createHash('sha1').update(words.toSorted().join('')).digest('hex')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Takes the same time whatever differs. */
export const isSame = (given: string, expected: string): boolean =>
	timingSafeEqual(digest(given), digest(expected))
