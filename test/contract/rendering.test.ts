import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../adapters/telegram/capabilities.ts'
import { render as renderTelegram } from '../../adapters/telegram/render.ts'
import { render as renderTerminal } from '../../adapters/terminal/render.ts'
import { render as renderWechat } from '../../adapters/wechat-official/render.ts'
import { createCompose } from '../../src/compose/compose.ts'
import { choosePack } from '../../src/conversation/choose-pack.ts'
import { readPack } from '../../src/conversation/read-pack.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { loadTips } from '../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { renderText } from '../../src/render/visitor.ts'
import { goldenReplies, LANGS } from '../support/golden-replies.ts'
import { renderContract } from './render-contract.ts'

const terminal =
	(columns: number, colour: boolean) =>
	(reply: Reply): string =>
		stripVTControlCharacters(renderTerminal(reply, { colour, interactive: true, columns }))

const telegram =
	(limit = capabilities.maxText.limit) =>
	(reply: Reply): string =>
		renderTelegram(reply, { unit: 'utf16', limit })
			.flatMap(({ text, keyboard }) => [text, ...keyboard.flat().map((button) => button.text)])
			.join('\n')

const wechat = (reply: Reply): string => renderWechat(reply).join('\n')

renderContract('plain text', { plainTextOf: renderText })
renderContract('a wide terminal', { plainTextOf: terminal(100, true) })
renderContract('a narrow terminal', { plainTextOf: terminal(20, false) })
renderContract('telegram', { plainTextOf: telegram(), buttons: true })
renderContract('telegram in many small messages', { plainTextOf: telegram(120), buttons: true })

renderContract('wechat-official', { plainTextOf: wechat })

/** Figures with their units and bounds, and the words that keep them honest, as a reader sees them. */
const meaningOf = (reply: Reply, text: string): readonly string[] => {
	const shown = text.replace(/\s/gu, '')
	const figures = reply.blocks.flatMap((block) =>
		block.kind === 'figures' ? block.items : block.kind === 'lead' && block.figure ? [block.figure] : [],
	)
	const corrections = reply.blocks.flatMap((block) =>
		block.kind === 'correction' ? [block.printed, block.said] : [],
	)
	return [...figures.flatMap(({ printed, caveat }) => [printed, caveat]), ...corrections].filter((words) =>
		shown.includes(words.replace(/\s/gu, '')),
	)
}

describe.each(LANGS)('one meaning on every channel, in %s', (lang) => {
	it.each(goldenReplies(lang))('%s', (_, reply) => {
		const onPlain = meaningOf(reply, renderText(reply))

		const others = [terminal(80, true), telegram(), wechat].map((draw) => meaningOf(reply, draw(reply)))
		expect(others).toEqual([onPlain, onPlain, onPlain])
	})

	it.each(goldenReplies(lang))('%s fits the limits of Telegram', (_, reply) => {
		const lengths = renderTelegram(reply).map(({ text }) => text.length)

		expect(Math.max(...lengths)).toBeLessThanOrEqual(4096)
	})
})

describe.each(LANGS)('the tips of the shipped pack, in %s', (lang) => {
	const reader = nodeReader('knowledge')
	const packId = choosePack(reader, undefined)
	const pack = readPack(reader, packId)
	const loaded = loadTips(reader, packId)
	const tips = 'tips' in loaded ? loaded.tips : []
	const compose = createCompose(pack)
	const bare = (text: string): string => text.replace(/\s/gu, '')

	it.each([
		['plain text', renderText],
		['a narrow terminal', terminal(20, true)],
		['telegram', telegram()],
		['wechat-official', wechat],
	] as const)('are whole on %s, the passed year with them', (_, draw) => {
		const torn = tips.filter((tip) => {
			const reply = compose.tip(tip, lang, 2099, true)
			const notices = reply.blocks.flatMap((block) => (block.kind === 'notice' ? [block.text] : []))
			const shown = bare(draw(reply))
			return [tip.text[lang], ...notices].some((text) => !shown.includes(bare(text)))
		})

		expect(tips.length).toBeGreaterThan(0)
		expect(torn).toEqual([])
	})
})
