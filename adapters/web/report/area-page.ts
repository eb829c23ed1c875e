import type { Area } from '../../../src/domain/pack.ts'
import { type Html, html } from './html.ts'
import { LABELS } from './labels.ts'
import type { PageParts } from './layout.ts'
import { linkTo, pathOf } from './links.ts'
import {
	areaTarget,
	askButton,
	bigNumber,
	cardOf,
	damageNote,
	figuresOf,
	figureTarget,
	placeOf,
	type View,
	yearNote,
} from './view.ts'

const figures = (area: Area, view: View): Html => {
	const { lang, texts } = view
	const own = figuresOf(area, view)
	if (own.length === 0) return html`<p class="note">${texts.noFigures(lang)}</p>`
	return html`<ul class="tiles">${own.map(
		(figure) => html`
<li class="figure ${figure.kind}"><a href="${linkTo(figureTarget(figure), lang)}">${bigNumber(texts.figureShort(figure, lang))}</a>${placeOf(figure.place, view)}</li>`,
	)}</ul>`
}

const neighbour = (area: Area | undefined, label: string, rel: string, { lang }: View): Html | null =>
	area === undefined
		? null
		: html`<a rel="${rel}" href="${linkTo(areaTarget(area), lang)}"><small>${label}</small> ${area.title[lang]}</a>`

/** One area: what it is about, its figures, its measures, what cannot be read. */
export const areaPage = async (area: Area, view: View): Promise<PageParts> => {
	const { lang, areas } = view
	const words = LABELS[lang]
	const at = areas.indexOf(area)
	const card = await cardOf(areaTarget(area), view)
	return {
		lang,
		path: pathOf(areaTarget(area)),
		title: area.title[lang],
		description: area.summary[lang],
		card: card.path,
		main: html`
<h1>${area.title[lang]}</h1>
<p class="lead">${area.summary[lang]}</p>
${yearNote(view)}
${damageNote(area, view)}
<section><h2>${words.figures}</h2>${figures(area, view)}</section>
${askButton(areaTarget(area), view)}
<section><h2>${words.measures}</h2><ol class="measures-list">${area.measures.map(
			({ text, place }) => html`<li><p>${text[lang]}</p>${placeOf(place, view)}</li>`,
		)}</ol></section>
${card.image}
<nav class="neighbours no-print" aria-label="${words.areas}">${neighbour(areas[at - 1], words.previous, 'prev', view)}${neighbour(areas[at + 1], words.next, 'next', view)}</nav>`,
	}
}
