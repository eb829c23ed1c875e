import { createHmac } from 'node:crypto'

/** The same parts give the same 22 characters; nothing leads back from them without the salt. */
export type IdHash = (...parts: readonly string[]) => string

/** HMAC-SHA-256, cut to 128 bits. @param salt ID_SALT; another one makes every id a stranger. */
export const createIdHash =
	(salt: string): IdHash =>
	(...parts) =>
		// JSON keeps the parts apart: ('a', 'b:c') is not ('a:b', 'c').
		createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
