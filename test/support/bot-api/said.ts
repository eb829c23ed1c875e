import type { Message } from 'grammy/types'
import type { Call } from './call.ts'

/** What a message says: its text, or what stands under its photo. */
export const saidIn = ({ text, caption }: Pick<Message, 'text' | 'caption'>): string => text ?? caption ?? ''

/** Whether a call sends a message. */
export const isWriting = ({ method }: Call): boolean => method === 'sendMessage' || method === 'sendPhoto'

/** What the message of a call says. */
export const saidBy = ({ payload }: Call): string => String(payload['text'] ?? payload['caption'] ?? '')
