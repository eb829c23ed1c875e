import type { ClassName } from './classes.ts'
import type { Network } from './network.ts'

/** A pack's learned part: the network and the names of its classes in order. */
export interface IntentModel {
	readonly classes: readonly ClassName[]
	readonly network: Network
}
