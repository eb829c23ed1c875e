let last = 0

/** One count for the messages of citizens and of bots, so that no two of one chat are the same. */
export const nextMessageId = (): number => ++last
