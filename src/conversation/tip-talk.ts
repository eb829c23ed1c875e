import type { Compose } from '../compose/compose.ts'
import type { SubscriptionNews } from '../compose/subscription-blocks.ts'
import { targetsOfTip } from '../compose/tip-blocks.ts'
import type { TipsHere } from '../compose/tips-here.ts'
import type { Message } from '../domain/conversation.ts'
import type { ChoiceAction } from '../domain/reply.ts'
import type { TipOption, TipWish } from '../domain/subscription.ts'
import type { DailyTips, TipSubscriptions } from '../ports/daily-tips.ts'
import { parseTipWish } from './parse-tip-wish.ts'
import { withTurn } from './session.ts'
import { type Step, type Turn, told } from './turn.ts'

export interface TipTalkOptions {
	/** Null where the report has no tips. */
	readonly tips: DailyTips | null
	readonly compose: Compose
	/** Of the clock, four digits. */
	readonly year: () => number
}

/** What people say about the daily tip. Everything rejects with the store's AppError when it is out of reach. */
export interface TipTalk {
	readonly here: (message: Message) => TipsHere
	readonly today: (turn: Turn) => Promise<Step>
	/** `argument`: a time, a zone, options. */
	readonly subscribe: (argument: string, turn: Turn) => Promise<Step>
	readonly settings: (argument: string, turn: Turn) => Promise<Step>
	readonly stop: (turn: Turn) => Promise<Step>
	readonly option: (action: Extract<ChoiceAction, { kind: 'option' }>, turn: Turn) => Promise<Step>
}

type Sender = NonNullable<Message['sender']>

const WISHES: Readonly<Record<TipOption, (on: boolean) => TipWish>> = {
	'weekdays-only': (weekdaysOnly) => ({ weekdaysOnly }),
	'skip-holidays': (skipHolidays) => ({ skipHolidays }),
	silent: (silent) => ({ silent }),
}

export const createTipTalk = ({ tips, compose, year }: TipTalkOptions): TipTalk => {
	const news = (what: SubscriptionNews, turn: Turn): Step =>
		told(compose.subscription(what, turn.lang, year()), turn)

	const withSubscriber = async (
		asked: 'settings' | 'tips',
		turn: Turn,
		use: (known: TipSubscriptions, sender: Sender) => Promise<SubscriptionNews>,
	): Promise<Step> => {
		const { sender } = turn.message
		if (tips === null) return news({ kind: 'unavailable', why: 'no-tips', asked }, turn)
		const { subscriptions } = tips
		if (sender === undefined || subscriptions === null)
			return news({ kind: 'unavailable', why: 'cannot-write', asked }, turn)
		return news(await use(subscriptions, sender), turn)
	}

	const read = async (
		argument: string,
		take: (wish: TipWish) => Promise<SubscriptionNews>,
	): Promise<SubscriptionNews> => {
		const parsed = parseTipWish(argument)
		return parsed.kind === 'wish' ? take(parsed.wish) : parsed
	}

	/** Whoever is subscribed and wishes nothing hears what there is. */
	const subscribed = async (
		wish: TipWish,
		turn: Turn,
		known: TipSubscriptions,
		{ chat, person }: Sender,
	): Promise<SubscriptionNews> => {
		const news = await known.subscribe(chat, person, wish, turn.lang)
		const isChange = news.kind !== 'subscribed' || news.isNew || Object.keys(wish).length > 0
		return isChange ? news : { kind: 'settings', subscription: news.subscription }
	}

	const change = async (
		wish: TipWish,
		turn: Turn,
		known: TipSubscriptions,
		{ chat, person }: Sender,
	): Promise<SubscriptionNews> =>
		(await known.get(chat)) === null
			? { kind: 'not-subscribed' }
			: known.subscribe(chat, person, wish, turn.lang)

	return {
		here: ({ sender }) => {
			if (tips === null) return 'none'
			return sender === undefined || tips.subscriptions === null ? 'on-demand' : 'daily'
		},
		today: async (turn) => {
			const chat = turn.message.sender?.chat ?? null
			const subscriptions = tips?.subscriptions ?? null
			const [tip, subscription] = await Promise.all([
				tips?.today(chat) ?? null,
				chat === null ? null : subscriptions?.get(chat),
			])
			if (tip === null) return news({ kind: 'unavailable', why: 'no-tips', asked: 'tips' }, turn)
			const subscribed = chat === null || subscriptions === null ? null : subscription !== null
			const [reply, session] = told(compose.tip(tip, turn.lang, year(), subscribed), turn)
			return [reply, withTurn(session, { outcome: 'answer', targets: targetsOfTip(tip) })]
		},
		subscribe: (argument, turn) =>
			withSubscriber('tips', turn, (known, sender) =>
				read(argument, (wish) => subscribed(wish, turn, known, sender)),
			),
		settings: (argument, turn) =>
			withSubscriber('settings', turn, async (known, sender) =>
				argument === ''
					? { kind: 'settings', subscription: await known.get(sender.chat) }
					: read(argument, (wish) => change(wish, turn, known, sender)),
			),
		stop: (turn) =>
			withSubscriber('tips', turn, async (known, { chat }) => ({
				kind: 'stopped',
				wasSubscribed: await known.stop(chat),
			})),
		option: ({ option, on }, turn) =>
			withSubscriber('tips', turn, (known, sender) => change(WISHES[option](on), turn, known, sender)),
	}
}
