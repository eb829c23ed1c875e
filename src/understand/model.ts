import type { ClassName } from './classes.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { Network } from './network.ts'

/** What is compiled from a pack: its words, the network and the names of its classes in order. */
export interface IntentModel {
	readonly classes: readonly ClassName[]
	readonly lexicon: CompiledLexicon
	readonly network: Network
}
