export const COMMANDS = ['start', 'help', 'areas', 'figures', 'source', 'why', 'language', 'privacy'] as const

/** What a citizen can ask of the bot itself, with a slash on every channel. */
export type Command = (typeof COMMANDS)[number]
