import { randomBytes } from 'node:crypto'

/** What a conversation is called: 128 random bits, so that nobody guesses another's. */
export const newConversationId = (): string => randomBytes(16).toString('base64url')

/** The last of 22 characters holds two bits. */
export const CONVERSATION_ID = '^[A-Za-z0-9_-]{21}[AQgw]$'

const PATTERN = new RegExp(CONVERSATION_ID, 'u')

/** Whether it can be one of ours. Whether it was ever given is not known here. */
export const isConversationId = (id: string): boolean => PATTERN.test(id)
