import type { Update } from 'grammy/types'
import { createOnce, type OnceOptions } from '../../src/domain/once.ts'

/** Takes each update once, however often it is delivered. */
export interface Intake {
	/** Resolves when the update is settled: answered, given up, or known from before. Never rejects. */
	readonly accept: (update: Update) => Promise<void>
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface IntakeOptions extends OnceOptions {
	readonly process: (update: Update) => Promise<void>
}

export const createIntake = ({ process, ...options }: IntakeOptions): Intake => {
	const once = createOnce(options)
	return {
		accept: (update) => once.accept(String(update.update_id), () => process(update)),
		idle: once.idle,
	}
}
