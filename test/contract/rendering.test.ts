import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { capabilities } from '../../adapters/telegram/capabilities.ts'
import { render as renderTelegram } from '../../adapters/telegram/render.ts'
import { render as renderTerminal } from '../../adapters/terminal/render.ts'
import { render as renderWeb } from '../../adapters/web/render.ts'
import { render as renderWechat } from '../../adapters/wechat/render.ts'
import {
	render as renderBubbles,
	renderTexts as renderOfficial,
} from '../../adapters/wechat-official/render.ts'
import { capabilities as robotCapabilities } from '../../adapters/wecom-robot/capabilities.ts'
import { render as renderRobot } from '../../adapters/wecom-robot/render.ts'
import { createCompose } from '../../src/compose/compose.ts'
import { choosePack } from '../../src/conversation/choose-pack.ts'
import { readPack } from '../../src/conversation/read-pack.ts'
import { COMMANDS } from '../../src/domain/command.ts'
import { figureId } from '../../src/domain/ids.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Target } from '../../src/domain/understanding.ts'
import { loadTips } from '../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { renderText } from '../../src/render/visitor.ts'
import { goldenReplies, LANGS } from '../support/golden-replies.ts'
import { samplePack } from '../support/sample-pack.ts'
import { answerTo, understood } from '../support/understandings.ts'
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

const robot = (reply: Reply): string => renderRobot(reply).join('\n')
const official = (reply: Reply): string => renderOfficial(reply).join('\n')
const wechat = (reply: Reply): string => renderWechat(reply).join('\n')

const web = (reply: Reply): string => renderWeb(reply, { conversation: '', id: '' }).text

renderContract('plain text', { plainTextOf: renderText })
renderContract('a wide terminal', { plainTextOf: terminal(100, true) })
renderContract('a narrow terminal', { plainTextOf: terminal(20, false) })
renderContract('telegram', { plainTextOf: telegram(), buttons: true })
renderContract('telegram in many small messages', { plainTextOf: telegram(120), buttons: true })
renderContract('a group robot', { plainTextOf: robot, hears: false })

renderContract('wechat-official', { plainTextOf: official })
renderContract('wechat', { plainTextOf: wechat })
renderContract('web', { plainTextOf: web })

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

		const others = [terminal(80, true), telegram(), robot, official, wechat, web].map((draw) =>
			meaningOf(reply, draw(reply)),
		)

		expect(others).toEqual(others.map(() => onPlain))
	})

	it.each(goldenReplies(lang))('%s fits the limits of Telegram', (_, reply) => {
		const lengths = renderTelegram(reply).map(({ text }) => text.length)

		expect(Math.max(...lengths)).toBeLessThanOrEqual(4096)
	})
})

/** What a robot may be given, the longest note of the office among it. */
const unasked = (lang: Reply['lang']): readonly (readonly [string, Reply])[] => {
	const compose = createCompose(samplePack)
	const note = { 'zh-Hans': '这一条写错了。', 'zh-Hant': '這一條寫錯了。', en: 'This was wrong. ' }[lang]
	const longest = [...note.repeat(1000)].slice(0, 1000).join('')
	return [
		...goldenReplies(lang),
		['the longest notice', compose.notice(longest, lang, 2031)],
		['a notice in one sentence', compose.notice('字'.repeat(1000), lang, 2031)],
		['the longest correction', compose.correction(figureId('grain'), longest, lang, 2031)],
	]
}

describe.each(LANGS)('a group robot, in %s', (lang) => {
	it.each(unasked(lang))('says %s in at most two messages that WeCom takes', (_, reply) => {
		const bytes = renderRobot(reply).map((text) => Buffer.byteLength(text))

		expect(bytes.length).toBeLessThanOrEqual(2)
		expect(Math.max(...bytes)).toBeLessThanOrEqual(robotCapabilities.maxText.limit)
	})

	it.each(unasked(lang))('says %s with every figure and its caveat in one message', (_, reply) => {
		const texts = renderRobot(reply)
		const torn = reply.blocks
			.flatMap((block) =>
				block.kind === 'figures' ? block.items : block.kind === 'lead' && block.figure ? [block.figure] : [],
			)
			.filter(({ text }) => !texts.some((shown) => shown.includes(text)))

		expect(torn).toEqual([])
	})

	it('puts short headings into brackets and leaves sentences as they are', () => {
		const compose = createCompose(samplePack)
		const [notice = ''] = renderRobot(compose.notice('x', lang, 2030))
		const [correction = ''] = renderRobot(compose.correction(figureId('grain'), '', lang, 2030))

		expect([notice[0], correction[0] === '【']).toEqual(['【', false])
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
		['a group robot', robot],
		['wechat-official', official],
		['wechat', wechat],
		['web', web],
	] as const)('are whole on %s, the passed year with them', (_, draw) => {
		const torn = tips.filter((tip) => {
			const reply = compose.tip(tip, lang, 2099, true)
			const notices = reply.blocks.flatMap((block) =>
				block.kind === 'notice' && block.about !== 'way-out' ? [block.text] : [],
			)
			const shown = bare(draw(reply))
			return [tip.text[lang], ...notices].some((text) => !shown.includes(bare(text)))
		})

		expect(tips.length).toBeGreaterThan(0)
		expect(torn).toEqual([])
	})
})

describe.each(LANGS)('the shipped pack through an Official Account, in %s', (lang) => {
	const pack = readPack(nodeReader('knowledge'), choosePack(nodeReader('knowledge'), undefined))
	const compose = createCompose(pack)
	const targets: readonly Target[] = [
		...pack.figures.map(({ id }) => ({ kind: 'figure', id }) as const),
		...pack.areas.map(({ id }) => ({ kind: 'area', id }) as const),
		...pack.facts.map(({ id }) => ({ kind: 'fact', id }) as const),
	]
	const about = {
		targets: [],
		evidence: null,
		tips: 'on-demand',
		keepsQuestions: true,
		retentionDays: 90,
	} as const
	const menus = COMMANDS.flatMap((command) =>
		command === 'start' || command === 'areas' || command === 'figures' || command === 'help'
			? [compose.command(command, about, lang, 2031)]
			: [],
	)
	const answers = targets.map((target) => {
		const decision = answerTo(target)
		return compose.withPictureOffered(compose.answer(understood(decision, lang), 2031, false), decision)
	})
	const cards = targets.flatMap((target) =>
		target.kind === 'fact' ? [] : [compose.picture(target, lang, 2031)],
	)

	it('says every menu, every answer with its card offered and every card in one text that WeChat takes', () => {
		const wrong = [...menus, ...answers, ...cards].filter((reply) => {
			const [text = '', ...more] = renderWechat(reply)
			return text === '' || more.length > 0 || Buffer.byteLength(text) > 2048
		})

		expect(wrong).toEqual([])
	})

	it('shows a card after the text that holds its figure with the caveat', () => {
		const kinds = cards.map((reply) => renderBubbles(reply, true).map(({ kind }) => kind))

		expect(new Set(kinds.map((each) => each.join()))).toEqual(new Set(['text,picture']))
	})

	it('offers a card only where there is one', () => {
		const offered = answers.map((reply) =>
			/\n\d+\. (?:看图片|看圖片|Show the card)$/u.test(renderWechat(reply)[0] ?? ''),
		)

		expect(offered).toEqual(targets.map(({ kind }) => kind !== 'fact'))
	})
})
