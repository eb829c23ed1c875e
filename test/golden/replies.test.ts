import { describe, expect, it } from 'vitest'
import { createCompose } from '../../src/compose/compose.ts'
import { areaId, figureId, subjectId } from '../../src/domain/ids.ts'
import type { Lang } from '../../src/domain/lang.ts'
import type { Decision } from '../../src/domain/understanding.ts'
import { renderText } from '../../src/render/visitor.ts'
import { samplePack } from '../support/sample-pack.ts'
import { answerTo, areaTarget, factTarget, figureTarget, understood } from '../support/understandings.ts'

const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

const CASES: Readonly<Record<string, Decision>> = {
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

describe.each(LANGS)('replies in %s', (lang) => {
	const compose = createCompose(samplePack)

	it.each(Object.entries(CASES))('%s reads as approved', async (name, decision) => {
		const text = renderText(compose.answer(understood(decision, lang), 2031, false))

		await expect(`${text}\n`).toMatchFileSnapshot(`replies/${lang}/${name}.txt`)
	})

	it('the second miss in a row reads as approved', async () => {
		const text = renderText(compose.answer(understood({ kind: 'off' }, lang), 2030, true))

		await expect(`${text}\n`).toMatchFileSnapshot(`replies/${lang}/second-miss.txt`)
	})

	it.each(['start', 'help', 'figures', 'source', 'language', 'privacy'] as const)(
		'/%s reads as approved',
		async (command) => {
			const last = { targets: [figureTarget('grain')], evidence: null }

			const text = renderText(compose.command(command, last, lang, 2030))

			await expect(`${text}\n`).toMatchFileSnapshot(`replies/${lang}/command-${command}.txt`)
		},
	)
})
