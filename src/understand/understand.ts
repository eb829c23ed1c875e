import type { Pack } from '../domain/pack.ts'
import type { Evidence, UnderstandContext, Understanding } from '../domain/understanding.ts'
import { detectLanguage } from '../language/detect-language.ts'
import { normalise, stripGreeting } from '../language/normalise.ts'
import { isPinyin } from '../language/pinyin.ts'
import { askedTogether } from './asked-together.ts'
import { createDecide } from './decide.ts'
import { partExcluded } from './exclusion.ts'
import { extractFeatures } from './features.ts'
import { createFuzzy } from './fuzzy.ts'
import { lastClause } from './last-clause.ts'
import { createLexicon, type Sense } from './lexicon.ts'
import type { IntentModel } from './model.ts'
import { predict } from './network.ts'
import { createReadScores, rankedOf, type Scores } from './scores.ts'
import { findSenses, isOfReport } from './senses.ts'
import { shorten } from './shorten.ts'
import { vectorise } from './vectorise.ts'

export type Understand = (text: string, context: UnderstandContext) => Understanding

/** Messages are cut here before anything else is done with them, characters. */
const MOST_READ = 100_000
/** The fuzzy stage runs when no outcome has this share. */
const UNSURE_BELOW = 0.6
const WORDS_SHOWN = 12
/** “What is its total?” is about the last thing spoken of, and about nothing where there was none. */
const LEANS_BACK = /^(?:那|那么)?(?:它|它们|其)(?:的|有|要)|^its? /

/** The one door from a citizen's words to a decision: pure, no clock, no state. */
export function createUnderstand(
	pack: Pack,
	{ classes, network, lexicon: compiled }: IntentModel,
): Understand {
	const lexicon = createLexicon(compiled)
	const fuzzy = createFuzzy(lexicon)
	const decide = createDecide(pack)
	const readScores = createReadScores(classes)

	function score(text: string, context: UnderstandContext, alike: ReadonlySet<Sense>): Scores {
		const features = extractFeatures(text, context.past, lexicon, alike)
		return readScores(predict(network, vectorise(features)))
	}

	function soundsLike(text: string): readonly Sense[] {
		const inPinyin = !/\p{Script=Han}/u.test(text) && isPinyin(text.match(/[a-z]+/g) ?? [])
		return lexicon.findBySound(lexicon.syllables(text, inPinyin)).flatMap((hit) => hit.values)
	}

	return (original, context) => {
		const read = normalise(original.slice(0, MOST_READ))
		const short = shorten(read, lexicon)
		const message = stripGreeting(short)
		const evidence: Evidence[] = [{ stage: 'normalise', note: message }]
		const lang = detectLanguage(original)
		const shortened = short.length < read.length || original.length > MOST_READ
		if (!/[\p{L}\p{N}\p{Extended_Pictographic}?]/u.test(message))
			return { decision: { kind: 'chat', topic: 'help' }, lang, shortened, evidence }

		const { asked, excluded } = partExcluded(message)
		if (excluded !== '') evidence.push({ stage: 'rule', note: `set aside: ${excluded}` })
		const { hits, senses } = findSenses(asked, lexicon)
		evidence.push({ stage: 'lexicon', note: describe(hits) })
		const last = context.past.at(-1)
		if (last)
			evidence.push({ stage: 'context', note: [last.outcome, ...last.targets.map((t) => t.id)].join(' ') })

		const heard = new Set<Sense>()
		let scores = score(message, context, new Set())
		if (scores.outcomes[scores.outcome] < UNSURE_BELOW) {
			const near = fuzzy(asked)
			if (near.length > 0) {
				for (const hit of near) for (const sense of hit.senses) heard.add(sense)
				scores = score(message, context, heard)
				evidence.push({
					stage: 'fuzzy',
					note: near
						.map((hit) => hit.word)
						.slice(0, WORDS_SHOWN)
						.join(' '),
				})
			}
		}
		for (const { name, score: share } of rankedOf(scores).slice(0, 3))
			evidence.push({ stage: 'model', note: name, score: share })
		const together = askedTogether(asked, (part, past) =>
			score(part, past.length > 0 ? { past } : context, new Set()),
		)
		if (together.length > 0)
			evidence.push({ stage: 'rule', note: `asked together: ${together.map((t) => t.id).join(' ')}` })
		const sounds = new Set(soundsLike(asked))
		const grounded = last !== undefined || [...senses, ...heard, ...sounds].some(isOfReport)
		const before = last?.targets ?? []
		const leansOn = LEANS_BACK.test(asked) ? before : null
		const clause = lastClause(asked)
		const lastSenses = clause === asked ? senses : findSenses(clause, lexicon).senses
		const decision = decide({
			text: asked,
			senses,
			lastSenses,
			soundsLike: sounds,
			scores,
			together,
			grounded,
			before,
			leansOn,
		})
		evidence.push({ stage: 'decide', note: decision.kind, score: scores.outcomes[scores.outcome] })
		return { decision, lang, shortened, evidence }
	}
}

function describe(hits: readonly { readonly word: string; readonly values: readonly Sense[] }[]): string {
	return (
		hits
			.slice(0, WORDS_SHOWN)
			.map((hit) => `${hit.word} → ${hit.values.join(' ')}`)
			.join('; ') || 'no known word'
	)
}
