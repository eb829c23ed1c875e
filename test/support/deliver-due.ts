import { createRunner, type RunnerOptions } from '../../src/broadcast/run-deliveries.ts'
import { plainCompose } from './plain-compose.ts'
import { TestOutbox } from './test-outbox.ts'

/** Delivers to Telegram what is due, as one worker does, and returns the outbox; the default one takes everything. */
export const deliverDue = async (
	options: Omit<RunnerOptions, 'compose' | 'owner'>,
	outbox = new TestOutbox(),
): Promise<TestOutbox> => {
	const runner = createRunner({ ...options, compose: plainCompose, owner: 'worker' })
	await runner.drain(outbox, 'telegram', new AbortController().signal)
	return outbox
}
