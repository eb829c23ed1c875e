import type { Block, Choice } from '../domain/reply.ts'
import type { Subscription, TipOption } from '../domain/subscription.ts'
import { TIP_OPTIONS } from '../domain/subscription.ts'
import { formatTimeOfDay } from '../domain/time-of-day.ts'
import { EXAMPLE_ZONE, nameOfZone } from '../domain/zone-names.ts'
import { choiceBlock, commandChoice, languageChoices } from './choices.ts'
import type { Desk } from './desk.ts'
import { refusal } from './event-blocks.ts'
import type { ScheduleWords } from './phrasebook/phrasebook.ts'
import { saidBack } from './said-back.ts'

/** What became of a wish about the daily tip. */
export type SubscriptionNews =
	| {
			readonly kind: 'subscribed'
			readonly subscription: Subscription
			readonly isNew: boolean
			/** Whether the next tip comes on the present local day. */
			readonly today: boolean
	  }
	/** Between which local minutes a time may lie, both included. */
	| { readonly kind: 'unfit-time'; readonly fromMinute: number; readonly toMinute: number }
	| { readonly kind: 'unknown-zone'; readonly zone: string }
	| { readonly kind: 'not-understood'; readonly words: string }
	/** What there is; null where there is nothing. */
	| { readonly kind: 'settings'; readonly subscription: Subscription | null }
	/** There is nothing to change. */
	| { readonly kind: 'not-subscribed' }
	| { readonly kind: 'stopped'; readonly wasSubscribed: boolean }
	/** `settings`: the language is all there is to set. */
	| {
			readonly kind: 'unavailable'
			readonly why: 'cannot-write' | 'no-tips'
			readonly asked: 'settings' | 'tips'
	  }
	/** What is kept can be neither read nor changed now. */
	| { readonly kind: 'out-of-reach' }

const lead = (text: string): Block => ({ kind: 'lead', text, figure: null })

const EXAMPLE_MINUTE = 8 * 60 + 30
const example = (...wishes: readonly string[]): string => ['/subscribe', ...wishes].join(' ')
const exampleTime = formatTimeOfDay(EXAMPLE_MINUTE)

const isOn = ({ weekdaysOnly, skipHolidays, silent }: Subscription, option: TipOption): boolean =>
	({ 'weekdays-only': weekdaysOnly, 'skip-holidays': skipHolidays, silent })[option]

const scheduleOf = (subscription: Subscription, { words, lang }: Desk): ScheduleWords => {
	const { zone, atMinute } = subscription
	const name = nameOfZone(zone)
	return {
		time: formatTimeOfDay(atMinute),
		zone: name === null ? zone : words.tips.zone(name[lang], zone),
		options: TIP_OPTIONS.filter((option) => isOn(subscription, option)).map(
			(option) => words.tips.options[option].on,
		),
	}
}

const settingsOf = (subscription: Subscription, desk: Desk): Block => {
	const { tips } = desk.words
	const toggles = TIP_OPTIONS.map((option): Choice => {
		const on = !isOn(subscription, option)
		return { label: tips.options[option][on ? 'on' : 'off'], action: { kind: 'option', option, on } }
	})
	const goOn: Choice = { label: tips.goOn, action: { kind: 'command', command: 'subscribe' } }
	return choiceBlock('menu', tips.settings, [
		...(subscription.paused ? [goOn] : []),
		...toggles,
		commandChoice('stop', desk),
		commandChoice('language', desk),
	])
}

type Of<Kind extends SubscriptionNews['kind']> = Extract<SubscriptionNews, { kind: Kind }>
type Writers = {
	readonly [Kind in SubscriptionNews['kind']]: (news: Of<Kind>, desk: Desk) => readonly Block[]
}

const subscribed = ({ subscription, isNew, today }: Of<'subscribed'>, desk: Desk): readonly Block[] => {
	const { tips } = desk.words
	const schedule = scheduleOf(subscription, desk)
	const leavesOut = subscription.weekdaysOnly || subscription.skipHolidays
	const when = today ? 'today' : leavesOut ? 'next-day' : 'tomorrow'
	return [
		lead(isNew ? tips.subscribed(schedule) : tips.changed(schedule)),
		{ kind: 'text', text: [(isNew ? tips.first : tips.next)[when], tips.howToStop].join(desk.words.joint) },
		settingsOf(subscription, desk),
	]
}

const settings = ({ subscription }: Of<'settings'>, desk: Desk): readonly Block[] => {
	const { tips } = desk.words
	if (subscription === null)
		return [
			lead(tips.notSubscribed(example(exampleTime))),
			choiceBlock('menu', tips.choices, [commandChoice('subscribe', desk), commandChoice('language', desk)]),
		]
	return [
		lead(tips.current(scheduleOf(subscription, desk))),
		{ kind: 'text', text: subscription.paused ? tips.paused : tips.howToStop },
		settingsOf(subscription, desk),
	]
}

const WRITERS: Writers = {
	subscribed,
	settings,
	'unfit-time': ({ fromMinute, toMinute }, { words }) => {
		const from = formatTimeOfDay(fromMinute)
		return [refusal(words.tips.unfitTime(from, formatTimeOfDay(toMinute), example(from)))]
	},
	'unknown-zone': ({ zone }, { words }) => [
		refusal(words.tips.unknownZone(saidBack(zone), example(exampleTime, EXAMPLE_ZONE))),
	],
	'not-understood': ({ words: said }, { words }) => {
		const { options } = words.tips
		const wished = example(
			exampleTime,
			options['weekdays-only'].on.toLowerCase(),
			options.silent.on.toLowerCase(),
		)
		return [refusal(words.tips.notUnderstood(saidBack(said), wished))]
	},
	'not-subscribed': (_, { words }) => [refusal(words.tips.notSubscribed(example(exampleTime)))],
	stopped: ({ wasSubscribed }, { words }) => [
		lead(wasSubscribed ? words.tips.stopped : words.tips.neverSubscribed),
	],
	unavailable: ({ why, asked }, desk) => {
		const { tips } = desk.words
		const said = tips[why === 'no-tips' ? 'none' : 'cannotWrite']
		if (asked === 'settings') return [lead(said), languageChoices(desk)]
		if (why === 'no-tips') return [refusal(said)]
		return [refusal(said), choiceBlock('next', tips.choices, [commandChoice('tip', desk)])]
	},
	'out-of-reach': (_, { words }) => [refusal(words.tips.outOfReach)],
}

export const subscriptionBlocks = (news: SubscriptionNews, desk: Desk): readonly Block[] =>
	(WRITERS[news.kind] as (news: SubscriptionNews, desk: Desk) => readonly Block[])(news, desk)
