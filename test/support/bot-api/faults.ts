import type { ResponseParameters } from 'grammy/types'
import type { Payload } from './call.ts'

type FaultKind =
	| {
			readonly kind: 'error'
			readonly code: number
			readonly description: string
			readonly parameters?: ResponseParameters
	  }
	/** No answer, the connection stays. */
	| { readonly kind: 'hang' }
	/** The connection breaks. */
	| { readonly kind: 'drop' }
	/** A page of the proxy in front of Telegram. */
	| { readonly kind: 'html502' }

export type Fault = FaultKind & {
	readonly method: string
	/** Calls that meet it; default 1. */
	readonly times?: number
	readonly when?: (payload: Payload) => boolean
	/** Whether the call does its work first and only its answer is lost. */
	readonly afterEffect?: boolean
}

export interface Faults {
	readonly add: (fault: Fault) => void
	/** The oldest fault that the call meets, used up by it. */
	readonly meet: (method: string, payload: Payload) => Fault | undefined
}

export const createFaults = (): Faults => {
	const left = new Map<Fault, number>()
	return {
		add: (fault) => {
			left.set({ ...fault }, fault.times ?? 1)
		},
		meet: (method, payload) => {
			for (const [fault, times] of left) {
				if (fault.method.toLowerCase() !== method.toLowerCase() || fault.when?.(payload) === false) continue
				if (times > 1) left.set(fault, times - 1)
				else left.delete(fault)
				return fault
			}
			return undefined
		},
	}
}
