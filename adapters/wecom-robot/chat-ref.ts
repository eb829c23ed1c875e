import type { ChatRef } from '../../src/domain/chat-ref.ts'

/** The platform as subscriptions and the ledger name it. */
export const CHANNEL = 'wecom-robot'

/** Keys stay out of the store: a robot is known by its name. */
export const chatRefOf = (name: string): ChatRef => ({ platform: CHANNEL, chat: name, thread: null })
