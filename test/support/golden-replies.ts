import { createCompose } from '../../src/compose/compose.ts'
import type { SubscriptionNews } from '../../src/compose/subscription-blocks.ts'
import { areaId, figureId, subjectId } from '../../src/domain/ids.ts'
import { LANGS, type Lang } from '../../src/domain/lang.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import type { Decision } from '../../src/domain/understanding.ts'
import { DAILY } from './broadcast.ts'
import { packTips, samplePack } from './sample-pack.ts'
import { answerTo, areaTarget, factTarget, figureTarget, understood } from './understandings.ts'

export { LANGS }

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

const PICKY: Subscription = {
	...DAILY,
	atMinute: 1185,
	zone: 'Europe/London',
	weekdaysOnly: true,
	skipHolidays: true,
	silent: true,
}

/** Every kind of news about a subscription by name. */
export const NEWS: Readonly<Record<string, SubscriptionNews>> = {
	'subscribed-new': { kind: 'subscribed', subscription: DAILY, isNew: true, today: false },
	'subscribed-today': { kind: 'subscribed', subscription: DAILY, isNew: true, today: true },
	'subscribed-changed': { kind: 'subscribed', subscription: PICKY, isNew: false, today: false },
	'subscribe-unfit-time': { kind: 'unfit-time', fromMinute: 450, toMinute: 1289 },
	'subscribe-unknown-zone': { kind: 'unknown-zone', zone: 'Mars/Base' },
	'subscribe-not-understood': { kind: 'not-understood', words: '每周五' },
	'subscribe-cannot-write': { kind: 'unavailable', why: 'cannot-write', asked: 'tips' },
	'subscribe-no-tips': { kind: 'unavailable', why: 'no-tips', asked: 'tips' },
	'subscribe-out-of-reach': { kind: 'out-of-reach' },
	settings: { kind: 'settings', subscription: PICKY },
	'settings-paused': { kind: 'settings', subscription: { ...DAILY, paused: true } },
	'settings-none': { kind: 'settings', subscription: null },
	'settings-cannot-write': { kind: 'unavailable', why: 'cannot-write', asked: 'settings' },
	'option-not-subscribed': { kind: 'not-subscribed' },
	stopped: { kind: 'stopped', wasSubscribed: true },
	'stopped-never-subscribed': { kind: 'stopped', wasSubscribed: false },
}

const NOTES: Readonly<Record<Lang, string>> = {
	'zh-Hans': '之前的数字抄错了。',
	'zh-Hant': '之前的數字抄錯了。',
	en: 'The number was copied wrongly before.',
}

/** Every reply of the golden set with its name, in one language. */
export const goldenReplies = (lang: Lang): readonly (readonly [name: string, reply: Reply])[] => {
	const compose = createCompose(samplePack)
	const about = {
		targets: [figureTarget('grain')],
		evidence: null,
		tips: 'daily',
		keepsQuestions: true,
		retentionDays: 90,
	} as const
	return [
		...Object.entries(CASES).map(
			([name, decision]) => [name, compose.answer(understood(decision, lang), 2031, false)] as const,
		),
		['second-miss', compose.answer(understood({ kind: 'off' }, lang), 2030, true)],
		...GOLDEN_COMMANDS.map(
			(command) => [`command-${command}`, compose.command(command, about, lang, 2030)] as const,
		),
		...(['chat', 'person', 'group'] as const).map(
			(whose) => [`deleted-${whose}`, compose.deleted(whose, lang, 2030)] as const,
		),
		['joined-group', compose.event('joined-hears-addressed', 'daily', lang, 2030)],
		...Object.entries(NEWS).map(([name, news]) => [name, compose.subscription(news, lang, 2030)] as const),
		['tip-of-figure', compose.tip(packTips.figure, lang, 2031, true)],
		['tip-of-area', compose.tip(packTips.area, lang, 2030, false)],
		['tip-of-fact', compose.tip(packTips.fact, lang, 2031, null)],
		['correction', compose.correction(figureId('grain'), NOTES[lang], lang, 2031)],
		['notice', compose.notice(NOTES[lang], lang, 2030)],
	]
}
