import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Lang } from '../../../src/domain/lang.ts'
import type { Pack } from '../../../src/domain/pack.ts'
import type { DrawPicture } from '../../../src/domain/picture.ts'
import type { ReportTexts } from '../../../src/domain/report-texts.ts'
import type { HttpRequest, HttpResponse, HttpRoute } from '../../../src/ports/http-route.ts'
import { PAGE_HEADERS } from '../headers.ts'
import { isLang, langOfHeader } from '../languages.ts'
import { get } from '../page-routes.ts'
import { refuse } from '../problem.ts'
import { etagOf, type Stored, send } from '../send.ts'
import { areaPage } from './area-page.ts'
import { figurePage } from './figure-page.ts'
import { layout, type PageParts } from './layout.ts'
import { missingPage } from './missing-page.ts'
import { overviewPage } from './overview-page.ts'
import type { View } from './view.ts'

export interface ReportOptions {
	readonly pack: Pack
	readonly texts: ReportTexts
	readonly draw: DrawPicture
	readonly publicUrl: string | null
}

/** The look of the citizen page, then what only these pages have. */
const STYLES = ['../page/src/styles/tokens.css', '../page/src/styles/base.css', './report.css'].map(
	(path) => new URL(path, import.meta.url),
)
const HTML_TYPE = 'text/html; charset=utf-8'
const HEADERS = { ...PAGE_HEADERS, 'cache-control': 'no-cache', vary: 'accept-language' }

const compressed = (type: string, body: Uint8Array, headers: Stored['headers']): Stored => ({
	type,
	etag: etagOf(body),
	headers,
	body,
	br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
	gz: gzipSync(body),
})

const langOf = ({ query, headers }: HttpRequest): Lang =>
	isLang(query['lang']) ? query['lang'] : langOfHeader(headers['accept-language'])

/** The report as pages: written once for each language, then kept, as many as the pack has things to show. */
export const reportRoutes = ({ pack, texts, draw, publicUrl }: ReportOptions): readonly HttpRoute[] => {
	const style = compressed('text/css; charset=utf-8', Buffer.concat(STYLES.map((url) => readFileSync(url))), {
		'cache-control': 'public, max-age=31536000, immutable',
	})
	const css = `/report.css?v=${style.etag.slice(1, 9)}`
	const areas = [...pack.areas].sort((a, b) => a.order - b.order)
	const areaById = new Map<string, (typeof areas)[number]>(areas.map((area) => [area.id, area]))
	const figureById = new Map<string, Pack['figures'][number]>(pack.figures.map((each) => [each.id, each]))
	const viewOf = (lang: Lang): View => ({
		lang,
		pack,
		areas,
		areaById,
		figureById,
		texts,
		hasCard: async (of) => (await draw(of, lang)) !== null,
	})
	const views: Readonly<Record<Lang, View>> = {
		'zh-Hans': viewOf('zh-Hans'),
		'zh-Hant': viewOf('zh-Hant'),
		en: viewOf('en'),
	}
	const write = (page: PageParts): Buffer =>
		Buffer.from(layout(page, { pack, publicUrl: publicUrl ?? '', css }))

	const kept = new Map<string, Stored>()
	const serve = async (
		request: HttpRequest,
		name: string,
		draft: (view: View) => Promise<PageParts>,
	): Promise<HttpResponse> => {
		const lang = langOf(request)
		// At the end of the year every page says something more.
		const key = [name, lang, texts.yearPassed(lang) !== null].join(' ')
		const stored = kept.get(key) ?? compressed(HTML_TYPE, write(await draft(views[lang])), HEADERS)
		kept.set(key, stored)
		return send(stored, request)
	}

	const missing = (request: HttpRequest): HttpResponse => ({
		status: 404,
		type: HTML_TYPE,
		headers: { ...HEADERS, 'cache-control': 'no-store' },
		body: write(missingPage(views[langOf(request)])),
	})

	return [
		get('/report', (request) => serve(request, 'overview', overviewPage)),
		get('/report/areas/:id', async (request) => {
			const area = areaById.get(request.params['id'] ?? '')
			if (area === undefined) return missing(request)
			return serve(request, `area ${area.id}`, (view) => areaPage(area, view))
		}),
		get('/report/figures/:id', async (request) => {
			const figure = figureById.get(request.params['id'] ?? '')
			const area = figure && areaById.get(figure.area)
			if (figure === undefined || area === undefined) return missing(request)
			return serve(request, `figure ${figure.id}`, (view) => figurePage(figure, area, view))
		}),
		get('/report.css', async (request) => send(style, request)),
		get('/*', async (request) =>
			(request.params['*'] ?? '').startsWith('api/')
				? refuse({
						status: 404,
						code: 'HTTP_NOT_FOUND',
						message: 'There is nothing at this address.',
						hint: 'Look at /api/docs.json for what can be called.',
					})
				: missing(request),
		),
	]
}
