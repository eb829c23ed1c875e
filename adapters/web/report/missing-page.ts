import { html } from './html.ts'
import { LABELS } from './labels.ts'
import type { PageParts } from './layout.ts'
import { askLink, reportLink } from './links.ts'
import type { View } from './view.ts'

/** In place of what is not there. It leads to what is. */
export const missingPage = ({ lang }: View): PageParts => {
	const words = LABELS[lang]
	return {
		lang,
		path: '/report',
		title: words.notFound.title,
		description: words.notFound.text,
		card: null,
		main: html`
<h1>${words.notFound.title}</h1>
<p>${words.notFound.text}</p>
<p><a href="${reportLink(lang)}">${words.report}</a></p>
<p><a href="${askLink(null, lang)}">${words.askFreely}</a></p>`,
	}
}
