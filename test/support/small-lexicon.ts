import type { Concept, Pack } from '../../src/domain/pack.ts'
import { compileLexicon } from '../../src/understand/compile-lexicon.ts'
import { createLexicon, type Lexicon } from '../../src/understand/lexicon.ts'
import { samplePack } from './sample-pack.ts'

export const lexiconOf = (pack: Pack): Lexicon => createLexicon(compileLexicon(pack))

/** The words of the sample pack and of these concepts. */
export const lexiconWith = (...concepts: readonly Concept[]): Lexicon =>
	lexiconOf({ ...samplePack, concepts })
