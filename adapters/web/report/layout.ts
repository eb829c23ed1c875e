import { LANGS, type Lang } from '../../../src/domain/lang.ts'
import type { Pack } from '../../../src/domain/pack.ts'
import { type Content, type Html, html } from './html.ts'
import { LABELS, LANG_NAMES } from './labels.ts'
import { askLink, reportLink } from './links.ts'

export interface PageParts {
	readonly lang: Lang
	/** Of the page in every language; the query names which. */
	readonly path: string
	readonly title: string
	readonly description: string
	/** Path of the card that stands for the page where it is shared; null where there is none. */
	readonly card: string | null
	readonly main: Content
}

export interface LayoutOptions {
	readonly pack: Pack
	/** Empty where no address is set: what is shared then names no host. */
	readonly publicUrl: string
	/** Path of the style sheet. */
	readonly css: string
}

const languages = ({ lang, path }: PageParts): readonly Html[] =>
	LANGS.map((other) => {
		const { short, whole } = LANG_NAMES[other]
		return other === lang
			? html`<li><span aria-current="true" lang="${other}">${short}</span></li>`
			: html`<li><a href="${path}?lang=${other}" lang="${other}" hreflang="${other}" aria-label="${short} ${whole}">${short}</a></li>`
	})

const shared = (page: PageParts, { publicUrl, pack }: LayoutOptions): Html => html`
<meta name="description" content="${page.description}">
<meta property="og:type" content="article">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:site_name" content="${LABELS[page.lang].brand} · ${pack.report.place.name[page.lang]}">
<meta property="og:url" content="${publicUrl}${page.path}?lang=${page.lang}">
${
	page.card === null
		? null
		: html`<meta property="og:image" content="${publicUrl}${page.card}">
<meta property="og:image:width" content="1000"><meta property="og:image:height" content="600">
<meta name="twitter:card" content="summary_large_image">`
}`

/** A whole page around its main part. No script, and nothing of another host. */
export const layout = (page: PageParts, options: LayoutOptions): string => {
	const { lang, title, path, main } = page
	const { report } = options.pack
	const words = LABELS[lang]
	return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${words.brand}</title>
${shared(page, options)}
${LANGS.map((other) => html`<link rel="alternate" hreflang="${other}" href="${options.publicUrl}${path}?lang=${other}">`)}
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<link rel="stylesheet" href="${options.css}">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="bar">
<div class="bar-inner">
<a class="brand" href="${askLink(null, lang)}">${words.brand}</a>
<nav aria-label="${words.brand}"><ul><li><a href="${askLink(null, lang)}">${words.chat}</a></li><li><a href="${reportLink(lang)}">${words.report}</a></li></ul></nav>
<nav class="languages" aria-label="${words.languages}"><ul>${languages(page)}</ul></nav>
</div>
</header>
<main id="main">
${main}
</main>
<footer>
<p>${report.sourceName[lang]}</p>
<p>${words.noResults(report.targetYear)}</p>
<p>${words.reviewed(report.reviewedBy, report.reviewedOn)}</p>
<p>${words.hotline(report.hotline)}</p>
<p class="no-print"><a href="${askLink(null, lang)}">${words.askFreely}</a></p>
</footer>
</body>
</html>
`.text
}
