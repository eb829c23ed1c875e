import type { Area } from '../../../src/domain/pack.ts'
import { type Html, html } from './html.ts'
import { LABELS } from './labels.ts'
import type { PageParts } from './layout.ts'
import { linkTo } from './links.ts'
import { drawOverview } from './overview-picture.ts'
import { areaTarget, damageNote, figureItem, figuresOf, placeOf, type View, yearNote } from './view.ts'

const areaSection = (area: Area, view: View): Html => {
	const { lang, texts } = view
	const own = figuresOf(area, view)
	return html`
<li id="area-${area.id}">
<h3><a href="${linkTo(areaTarget(area), lang)}">${area.title[lang]}</a></h3>
<p>${area.summary[lang]}</p>
${own.length === 0 ? html`<p class="quiet">${texts.noFigures(lang)}</p>` : html`<ul class="figures">${own.map((figure) => figureItem(figure, view))}</ul>`}
${damageNote(area, view)}
</li>`
}

/** The report on one page: the picture of all its figures, its areas, what is known about the report itself. */
export const overviewPage = async (view: View): Promise<PageParts> => {
	const { lang, pack, areas } = view
	const { report } = pack
	const words = LABELS[lang]
	return {
		lang,
		path: '/report',
		title: report.title[lang],
		description: words.noResults(report.targetYear),
		card: null,
		main: html`
<h1>${report.title[lang]}</h1>
<p class="lead">${report.sourceName[lang]}</p>
<p>${words.noResults(report.targetYear)}</p>
${yearNote(view)}
<section>
<h2 id="overview">${words.overview}</h2>
<ul class="legend">${(['target', 'scale', 'capacity', 'name'] as const)
			.filter((kind) => pack.figures.some((figure) => figure.kind === kind))
			.map((kind) => html`<li class="${kind}">${words.legend[kind]}</li>`)}</ul>
<p class="quiet">${words.bars}</p>
${drawOverview(view, 'wide')}
${drawOverview(view, 'narrow')}
</section>
<section><h2>${words.areas}</h2><ol class="areas">${areas.map((area) => areaSection(area, view))}</ol></section>
<section><h2>${words.facts}</h2><dl class="facts">${pack.facts.map(
			(fact) => html`
<div id="fact-${fact.id}"><dt>${fact.title[lang]}</dt><dd><p>${fact.answer[lang]}</p>${placeOf(fact.place, view)}</dd></div>`,
		)}</dl></section>`,
	}
}
