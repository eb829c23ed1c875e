import type { ResponseParameters } from 'grammy/types'
import type { Fault, Faults } from './faults.ts'
import { findMethod } from './methods/methods.ts'
import { Refusal } from './refusal.ts'
import type { MethodCall, World } from './world.ts'

/** How a call ends on the wire. */
export type Outcome =
	| { readonly kind: 'result'; readonly result: unknown }
	| {
			readonly kind: 'error'
			readonly code: number
			readonly description: string
			readonly parameters?: ResponseParameters | undefined
	  }
	| { readonly kind: 'hang' | 'drop' | 'html502' }

const perform = async (world: World, method: string, call: MethodCall): Promise<Outcome> => {
	try {
		return { kind: 'result', result: await findMethod(method)(world, call) }
	} catch (error) {
		if (!(error instanceof Refusal)) throw error
		return { kind: 'error', code: error.code, description: error.message, parameters: error.parameters }
	}
}

const faultOutcome = (fault: Fault): Outcome =>
	fault.kind === 'error'
		? { kind: 'error', code: fault.code, description: fault.description, parameters: fault.parameters }
		: { kind: fault.kind }

/** Performs a call unless a fault stands in its way; one `afterEffect` only takes the answer away. */
export const performWithFaults = async (
	world: World,
	faults: Faults,
	method: string,
	call: MethodCall,
): Promise<Outcome> => {
	const fault = faults.meet(method, call.payload)
	if (fault === undefined) return perform(world, method, call)
	if (fault.afterEffect === true) await perform(world, method, call)
	return faultOutcome(fault)
}
