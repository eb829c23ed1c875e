import { capital } from '../../../src/domain/capital.ts'
import type { Area, Figure } from '../../../src/domain/pack.ts'
import { html } from './html.ts'
import { LABELS } from './labels.ts'
import type { PageParts } from './layout.ts'
import { linkTo, pathOf } from './links.ts'
import {
	areaTarget,
	askButton,
	bigNumber,
	cardOf,
	damageNote,
	figureItem,
	figuresOf,
	figureTarget,
	placeOf,
	type View,
	yearNote,
} from './view.ts'

/** One figure: the sentence that replies say, what it is about, where it stands. */
export const figurePage = async (figure: Figure, area: Area, view: View): Promise<PageParts> => {
	const { lang, texts } = view
	const words = LABELS[lang]
	const line = texts.figure(figure, lang)
	const card = await cardOf(figureTarget(figure), view)
	const others = figuresOf(area, view).filter(({ id }) => id !== figure.id)
	return {
		lang,
		path: pathOf(figureTarget(figure)),
		title: capital(line.measures),
		description: line.text,
		card: card.path,
		main: html`
<p class="crumbs">${words.inArea} · <a href="${linkTo(areaTarget(area), lang)}">${area.title[lang]}</a></p>
<h1 class="unseen">${line.measures}</h1>
<div class="figure ${figure.kind}">${bigNumber(line)}</div>
<p class="sentence">${line.text}</p>
<p>${figure.summary[lang]}</p>
${figure.kind === 'name' ? null : yearNote(view)}
<section><h2>${words.place}</h2>${placeOf(figure.place, view)}${damageNote(area, view)}</section>
${askButton(figureTarget(figure), view)}
${card.image}
${others.length === 0 ? null : html`<section><h2>${words.otherFigures}</h2><ul class="figures">${others.map((other) => figureItem(other, view))}</ul></section>`}`,
	}
}
