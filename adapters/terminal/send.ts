import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes and waits while the reader is slower than we are. Resolves at once when the reader has gone. */
export const send = async (output: Writable, text: string): Promise<void> => {
	if (output.destroyed || output.writableEnded) return
	if (!output.write(text)) await Promise.race([once(output, 'drain'), once(output, 'close')])
}
