import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** How an account with a key encrypts its messages: AES-256-CBC over 16 random bytes, length, message and app id. */
export interface Envelope {
	/** @returns base64 */
	readonly seal: (message: string) => string
	/** Null for what was not sealed with the key, or for another account. */
	readonly open: (sealed: string) => string | null
}

const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
/** Padding fills blocks of 32 bytes, not AES's own 16. */
const BLOCK_BYTES = 32

/** @param aesKey 43 characters of base64 */
export const createEnvelope = (aesKey: string, appId: string): Envelope => {
	const key = Buffer.from(`${aesKey}=`, 'base64')
	const iv = key.subarray(0, 16)

	const decipher = (sealed: string): Buffer | null => {
		try {
			const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
			return Buffer.concat([cipher.update(sealed, 'base64'), cipher.final()])
		} catch {
			return null
		}
	}

	return {
		seal: (message) => {
			const content = Buffer.from(message)
			const length = Buffer.alloc(LENGTH_BYTES)
			length.writeUInt32BE(content.length)
			const plain = Buffer.concat([randomBytes(RANDOM_BYTES), length, content, Buffer.from(appId)])
			const fill = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
			const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false)
			return Buffer.concat([
				cipher.update(Buffer.concat([plain, Buffer.alloc(fill, fill)])),
				cipher.final(),
			]).toString('base64')
		},
		open: (sealed) => {
			const padded = decipher(sealed)
			const fill = padded?.at(-1) ?? 0
			if (padded === null || fill < 1 || fill > BLOCK_BYTES) return null
			const plain = padded.subarray(RANDOM_BYTES, Math.max(RANDOM_BYTES, padded.length - fill))
			if (plain.length < LENGTH_BYTES) return null
			const end = LENGTH_BYTES + plain.readUInt32BE(0)
			if (end > plain.length || plain.subarray(end).toString() !== appId) return null
			return plain.subarray(LENGTH_BYTES, end).toString()
		},
	}
}
