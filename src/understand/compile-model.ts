import type { Example, Pack, Template } from '../domain/pack.ts'
import type { PastTurn } from '../domain/understanding.ts'
import { normalise, stripGreeting } from '../language/normalise.ts'
import { combineExamples, spellInPinyin } from './augment.ts'
import { type ClassName, classesOf, classNames } from './classes.ts'
import { compileLexicon } from './compile-lexicon.ts'
import { extractFeatures } from './features.ts'
import { fillTemplates } from './fill-templates.ts'
import { createLexicon, type Lexicon } from './lexicon.ts'
import type { IntentModel } from './model.ts'
import { type Network, predict } from './network.ts'
import { pastTurn } from './past-turn.ts'
import { quantise } from './quantise.ts'
import { createReadScores } from './scores.ts'
import { TRAINING_DEFAULTS, type TrainingOptions, type TrainingRow, trainNetwork } from './train-network.ts'
import { vectorise } from './vectorise.ts'

export interface CompileInput {
	readonly pack: Pack
	readonly examples: readonly Example[]
	readonly templates: readonly Template[]
	/** Default: TRAINING_DEFAULTS. */
	readonly training?: TrainingOptions
}

/** A made-up sentence teaches less than a real one. */
const SYNTHETIC_WEIGHT = 0.3
/** Passes for the first network, which only reads the earlier turns of follow-ups. */
const FIRST_EPOCHS = 4

/** Learns the intents of a pack: the same model, byte for byte, for the same pack and examples. */
export function compileModel({
	pack,
	examples,
	templates,
	training = TRAINING_DEFAULTS,
}: CompileInput): IntentModel {
	const compiled = compileLexicon(pack)
	const lexicon = createLexicon(compiled)
	const classes = classNames(pack)
	const known = new Set(classes)
	const position = new Map(classes.map((name, i) => [name, i]))
	const real = distinct(examples)
	const synthetic = [
		...fillTemplates(templates, pack),
		...combineExamples(real, pack),
		...spellInPinyin(real),
	]

	function row(example: Example, past: readonly PastTurn[], weight: number): TrainingRow {
		const names = classesOf(example, known)
		const share = 1 / names.length
		return {
			vector: vectorise(extractFeatures(stripGreeting(normalise(example.text)), past, lexicon)),
			classes: names.map((name) => [position.get(name) ?? 0, share] as const),
			weight,
		}
	}

	const usable = (example: Example): boolean => classesOf(example, known).length > 0
	const first = trainNetwork(
		real
			.filter((example) => usable(example) && example.after.length === 0)
			.map((example) => row(example, [], 1)),
		classes.length,
		{ ...training, epochs: FIRST_EPOCHS },
	)
	const pastOf = createPastReader(first, classes, lexicon)
	const network = trainNetwork(
		[
			...real.filter(usable).map((example) => row(example, example.after.map(pastOf), 1)),
			...synthetic.filter(usable).map((example) => row(example, example.after.map(pastOf), SYNTHETIC_WEIGHT)),
		],
		classes.length,
		training,
	)
	return { classes, lexicon: compiled, network: quantise(network) }
}

/** What the conversation will remember of an earlier turn, as far as a first network can tell. */
function createPastReader(
	network: Network,
	classes: readonly ClassName[],
	lexicon: Lexicon,
): (text: string) => PastTurn {
	const readScores = createReadScores(classes)
	const seen = new Map<string, PastTurn>()
	return (text) => {
		const known = seen.get(text)
		if (known) return known
		const vector = vectorise(extractFeatures(stripGreeting(normalise(text)), [], lexicon))
		const turn = pastTurn(readScores(predict(network, vector)))
		seen.set(text, turn)
		return turn
	}
}

function distinct(examples: readonly Example[]): Example[] {
	const seen = new Set<string>()
	return examples.filter((example) => {
		const key = [...example.after, example.text].join('\n')
		if (seen.has(key)) return false
		seen.add(key)
		return true
	})
}
