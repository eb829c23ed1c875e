import { createCompose } from '../../src/compose/compose.ts'
import { areaId, figureId, subjectId } from '../../src/domain/ids.ts'
import type { Lang } from '../../src/domain/lang.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Decision } from '../../src/domain/understanding.ts'
import { samplePack } from './sample-pack.ts'
import { answerTo, areaTarget, factTarget, figureTarget, understood } from './understandings.ts'

export const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

/** Every kind of decision by name. */
export const CASES: Readonly<Record<string, Decision>> = {
	'figure-target': answerTo(figureTarget('grain')),
	'figure-scale': answerTo(figureTarget('ponds-cost')),
	'figure-capacity': answerTo(figureTarget('plant')),
	'figure-name': answerTo(figureTarget('rules')),
	'two-figures': answerTo(figureTarget('grain'), figureTarget('rules')),
	'wrong-premise': {
		...answerTo(figureTarget('grain')),
		premise: { figure: figureId('grain'), said: '50亿斤' },
	},
	'answer-with-missing': { ...answerTo(figureTarget('ponds')), missing: 'breakdown' },
	'area-with-figures': answerTo(areaTarget('fields')),
	'area-damaged': answerTo(areaTarget('towns')),
	fact: answerTo(factTarget('about-mayor')),
	'fact-list-of-areas': answerTo(factTarget('about-list')),
	clarify: { kind: 'clarify', candidates: [figureTarget('ponds'), areaTarget('power')] },
	'absent-subject': { kind: 'absent', reason: 'subject', area: areaId('fields'), subject: subjectId('rain') },
	'absent-other-place': { kind: 'absent', reason: 'other-place', area: null, subject: null },
	service: { kind: 'service' },
	emergency: { kind: 'emergency' },
	greeting: { kind: 'chat', topic: 'greeting' },
	thanks: { kind: 'chat', topic: 'thanks' },
	off: { kind: 'off' },
}

export const GOLDEN_COMMANDS = ['start', 'help', 'figures', 'source', 'language', 'privacy'] as const

/** Every reply of the golden set with its name, in one language. */
export const goldenReplies = (lang: Lang): readonly (readonly [name: string, reply: Reply])[] => {
	const compose = createCompose(samplePack)
	const last = { targets: [figureTarget('grain')], evidence: null }
	return [
		...Object.entries(CASES).map(
			([name, decision]) => [name, compose.answer(understood(decision, lang), 2031, false)] as const,
		),
		['second-miss', compose.answer(understood({ kind: 'off' }, lang), 2030, true)],
		...GOLDEN_COMMANDS.map(
			(command) => [`command-${command}`, compose.command(command, last, lang, 2030)] as const,
		),
	]
}
