import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../../src/compose/compose.ts'
import { createReportTexts } from '../../../../src/compose/report-texts.ts'
import { choosePack } from '../../../../src/conversation/choose-pack.ts'
import { readPack } from '../../../../src/conversation/read-pack.ts'
import { LANGS } from '../../../../src/domain/lang.ts'
import { nodeReader } from '../../../../src/knowledge/node-reader.ts'
import { samplePack } from '../../../support/sample-pack.ts'
import { answerTo, figureTarget, understood } from '../../../support/understandings.ts'
import { startWeb, type Web } from '../../../support/web.ts'

const textOf = (markup: string): string =>
	markup
		.replace(/<[^>]*>/gu, ' ')
		.replace(/&#39;/gu, "'")
		.replace(/&quot;/gu, '"')
		.replace(/&amp;/gu, '&')
		.replace(/\s+/gu, ' ')

const read = async (web: Web, path: string): Promise<string> => (await web.get(path)).text()

describe.each(LANGS)('the report, in %s', (lang) => {
	const texts = createReportTexts(samplePack, () => 2030)

	it.each(samplePack.figures)(
		'shows $id with its sentence, its caveat, its place and its phrase',
		async (figure) => {
			await using web = await startWeb()

			const page = textOf(await read(web, `/report/figures/${figure.id}?lang=${lang}`))

			const line = texts.figure(figure, lang)
			for (const part of [
				line.text,
				line.caveat,
				texts.citation([figure.place], lang),
				figure.place.phrase,
				figure.summary[lang],
			])
				expect(page).toContain(part)
		},
	)

	it.each(samplePack.areas)(
		'shows the area $id with its measures, figures and what cannot be read',
		async (area) => {
			await using web = await startWeb()

			const page = textOf(await read(web, `/report/areas/${area.id}?lang=${lang}`))

			for (const part of [
				area.summary[lang],
				...area.measures.map(({ text }) => text[lang]),
				...(area.damage === null ? [] : [area.damage[lang]]),
				...(area.figures.length === 0 ? [texts.noFigures(lang)] : []),
			])
				expect(page).toContain(part)
		},
	)

	it('has everything on its first page, facts with an anchor among it', async () => {
		await using web = await startWeb()

		const markup = await read(web, `/report?lang=${lang}`)

		for (const figure of samplePack.figures)
			expect(textOf(markup)).toContain(texts.figureShort(figure, lang).text)
		for (const fact of samplePack.facts) expect(markup).toContain(`id="fact-${fact.id}"`)
		expect(textOf(markup)).toContain('2030')
	})

	it('says after the target year what replies say', async () => {
		await using web = await startWeb({ year: 2031 })
		const reply = createCompose(samplePack).answer(
			understood(answerTo(figureTarget('grain')), lang),
			2031,
			false,
		)
		const said = reply.blocks.find((block) => block.kind === 'notice' && block.about === 'year-passed')

		for (const path of ['/report', '/report/areas/fields', '/report/figures/grain'])
			expect(textOf(await read(web, `${path}?lang=${lang}`))).toContain(
				said?.kind === 'notice' ? said.text : 'nothing said',
			)
	})
})

describe('the report', () => {
	it('speaks the language of the browser where none is named', async () => {
		await using web = await startWeb()
		const langOf = async (path: string, accepted: string) => {
			const response = await web.get(path, { 'accept-language': accepted })
			return [/<html lang="([\w-]+)"/u.exec(await response.text())?.[1], response.headers.get('vary')]
		}

		expect(await langOf('/report', 'en-GB,en')).toEqual(['en', 'accept-language, accept-encoding'])
		expect((await langOf('/report', 'fr'))[0]).toBe('zh-Hans')
		expect((await langOf('/report?lang=zh-Hant', 'en'))[0]).toBe('zh-Hant')
		expect((await langOf('/report?lang=<script>&lang=x', 'en'))[0]).toBe('en')
	})

	it('leads back to the chat with a question about what is shown', async () => {
		await using web = await startWeb()

		const page = await read(web, '/report/figures/grain?lang=en')

		const question = createReportTexts(samplePack, () => 2030).question(figureTarget('grain'), 'en')
		expect(page).toContain(`href="/?lang=en&amp;q=${encodeURIComponent(question)}"`)
	})

	it('shows a card and names it for whoever shares the page', async () => {
		await using web = await startWeb({ config: { publicUrl: 'https://a.example' } })

		const page = await read(web, '/report/areas/power?lang=en')

		expect(page).toContain('<img class="card" src="/cards/area_power.en.png"')
		expect(page).toContain('<meta property="og:image" content="https://a.example/cards/area_power.en.png">')
	})

	it('names no card where there is none', async () => {
		await using web = await startWeb({ draw: async () => null })

		expect(await read(web, '/report/areas/power?lang=en')).not.toContain('/cards/')
	})

	it.each(LANGS)('says in %s that there is no such page', async (lang) => {
		await using web = await startWeb()

		const response = await web.get(`/report/figures/none?lang=${lang}`)

		const page = await response.text()
		expect([
			response.status,
			page.includes(`<html lang="${lang}"`),
			page.includes('href="/report?lang='),
		]).toEqual([404, true, true])
	})

	it('answers callers of the API in JSON', async () => {
		await using web = await startWeb()

		const response = await web.get('/api/nothing')

		expect([response.status, await response.json()]).toEqual([
			404,
			expect.objectContaining({ code: 'HTTP_NOT_FOUND' }),
		])
	})

	it('needs no script, no style of its own and no other host', async () => {
		await using web = await startWeb()

		for (const path of ['/report', '/report/areas/towns', '/report/figures/rules', '/nothing']) {
			const markup = await read(web, path)
			expect(markup).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?\/\//u)
		}
	})

	it('compares bars only of percentages that are targets', async () => {
		const bars = async (unit: string) => {
			const pack = {
				...samplePack,
				figures: samplePack.figures.map((figure) => ({
					...figure,
					unit,
					value: 5,
					kind: figure.kind === 'name' ? ('name' as const) : ('target' as const),
				})),
			}
			await using web = await startWeb({ pack })
			return (await read(web, '/report')).match(/class="bar-of"/gu)?.length ?? 0
		}

		// Each picture is there twice: wide and narrow.
		expect([await bars('%'), await bars('个')]).toEqual([8, 0])
	})
})

it('shows every figure of the shipped pack, with nothing that looks like markup gone wrong', async () => {
	const reader = nodeReader('knowledge')
	const pack = readPack(reader, choosePack(reader, undefined))
	await using web = await startWeb({ pack, year: 2099 })

	for (const { id } of pack.figures)
		for (const lang of LANGS) {
			const page = await read(web, `/report/figures/${id}?lang=${lang}`)
			expect(page).not.toMatch(/undefined|\[object|null/u)
		}
})
