import type { CardSource, CardWords } from '../cards/card-of.ts'
import { createDrawCards } from '../cards/draw-cards.ts'
import type { Compose } from '../compose/compose.ts'
import { PHRASEBOOKS } from '../compose/phrasebook/phrasebooks.ts'
import type { Lang } from '../domain/lang.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import type { DrawPicture, PictureOf } from '../domain/picture.ts'
import type { Reply } from '../domain/reply.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

export interface CardParts {
	readonly pack: Pack
	readonly tips: readonly Tip[]
	readonly compose: Compose
	/** Calendar year. */
	readonly year: () => number
}

const BRAND: Readonly<Record<Lang, string>> = { 'zh-Hans': '问报', 'zh-Hant': '問報', en: 'Wenbao' }

const wordsOf = (lang: Lang): CardWords => {
	const { tag, noFigures, tips } = PHRASEBOOKS[lang]
	return { brand: BRAND[lang], tag, noFigures, tipHeading: tips.heading }
}

const WORDS: CardSource['words'] = {
	'zh-Hans': wordsOf('zh-Hans'),
	'zh-Hant': wordsOf('zh-Hant'),
	en: wordsOf('en'),
}

const textOf = (reply: Reply, isWanted: (block: Reply['blocks'][number]) => boolean): string | null => {
	const block = reply.blocks.find(isWanted)
	return block !== undefined && 'text' in block ? block.text : null
}

/** Source line and the notice of a passed year are those of the reply that stands beside the card. */
export const cardSourceOf = ({ pack, tips, compose, year }: CardParts): CardSource => {
	const besideOf = (of: PictureOf, lang: Lang): Reply | null => {
		if (of.kind !== 'tip') return compose.picture(of, lang, year())
		const tip = tips.find(({ id }) => id === of.id)
		return tip === undefined ? null : compose.tip(tip, lang, year(), null)
	}
	return {
		pack,
		tips,
		words: WORDS,
		notesOf: (of, lang) => {
			const reply = besideOf(of, lang)
			if (reply === null) return { source: '', yearPassed: null }
			return {
				source: textOf(reply, ({ kind }) => kind === 'source') ?? '',
				yearPassed: textOf(reply, (block) => block.kind === 'notice' && block.about === 'year-passed'),
			}
		},
	}
}

/** The cards of a pack. Nothing is loaded before the first one is wanted. */
export const openCards = (
	parts: Pick<CardParts, 'pack' | 'tips' | 'compose'>,
	{ knowledgeDir, clock, log }: { readonly knowledgeDir: string; readonly clock: Clock; readonly log: Log },
): DrawPicture => {
	const year = (): number => new Date(clock.now()).getFullYear()
	return createDrawCards({
		source: cardSourceOf({ ...parts, year }),
		knowledgeDir,
		year,
		warn: (details, message) => log.warn(details, message),
	})
}
