import type { Lang } from '../../../src/domain/lang.ts'
import type { Area, Figure, Pack, SourcePlace } from '../../../src/domain/pack.ts'
import type { PictureOf } from '../../../src/domain/picture.ts'
import type { FigureLine } from '../../../src/domain/reply.ts'
import type { ReportTexts } from '../../../src/domain/report-texts.ts'
import type { Target } from '../../../src/domain/understanding.ts'
import { type Html, html } from './html.ts'
import { LABELS } from './labels.ts'
import { askLink, cardPath, linkTo } from './links.ts'

/** What lies at hand while one page is written. */
export interface View {
	readonly lang: Lang
	readonly pack: Pack
	/** In the order of the report. */
	readonly areas: readonly Area[]
	readonly areaById: ReadonlyMap<string, Area>
	readonly figureById: ReadonlyMap<string, Figure>
	readonly texts: ReportTexts
	/** Whether there is a card of it in this language. */
	readonly hasCard: (of: PictureOf) => Promise<boolean>
}

export const figuresOf = (area: Area, { figureById }: View): readonly Figure[] =>
	area.figures.flatMap((id) => figureById.get(id) ?? [])

export const figureTarget = ({ id }: Figure): Extract<Target, { kind: 'figure' }> => ({ kind: 'figure', id })
export const areaTarget = ({ id }: Area): Extract<Target, { kind: 'area' }> => ({ kind: 'area', id })

/** That the year of the targets is over; nothing before. */
export const yearNote = ({ texts, lang }: View): Html | null => {
	const text = texts.yearPassed(lang)
	return text === null ? null : html`<p class="note">${text}</p>`
}

/** What cannot be read in the scan; nothing where all is legible. */
export const damageNote = (area: Area, { lang }: View): Html | null =>
	area.damage === null
		? null
		: html`<p class="note damage"><strong>${LABELS[lang].damaged}</strong> ${area.damage[lang]}</p>`

/** Newspaper, section and paragraph, and the short phrase as it was printed: 简体, whatever the page's language. */
export const placeOf = (place: SourcePlace, { texts, lang }: View): Html => html`
<p class="citation">${texts.citation([place], lang)}</p>
<p class="printed">${LABELS[lang].asPrinted}<q lang="zh-Hans">${place.phrase}</q></p>`

/** The value with its caveat beside it: never one without the other. */
export const bigNumber = ({ printed, caveat, measures }: FigureLine): Html => html`
<p class="big-number"><span class="value">${printed}</span> <span class="caveat">${caveat}</span></p>
<p class="measures">${measures}</p>`

export const figureItem = (figure: Figure, { texts, lang }: View): Html => html`
<li><a href="${linkTo(figureTarget(figure), lang)}">${texts.figureShort(figure, lang).text}</a></li>`

export const askButton = (target: Target, { texts, lang }: View): Html => html`
<p class="no-print"><a class="ask" href="${askLink(texts.question(target, lang), lang)}">${LABELS[lang].ask}<span class="asked"> ${texts.question(target, lang)}</span></a></p>`

/** The card, where there is one. */
export const cardOf = async (
	target: Extract<Target, { kind: 'figure' | 'area' }>,
	{ hasCard, texts, lang }: View,
): Promise<{ readonly path: string | null; readonly image: Html | null }> => {
	if (!(await hasCard(target))) return { path: null, image: null }
	const path = cardPath(target, lang)
	return {
		path,
		image: html`<p><img class="card" src="${path}" width="1000" height="600" loading="lazy" alt="${texts.pictureAlt(target, lang)}"></p>`,
	}
}
