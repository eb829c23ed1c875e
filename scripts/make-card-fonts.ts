// Cuts the fonts of the cards to what the packs of the knowledge folder, and of further ones, put on cards:
// npm run -s cards:fonts test/packs
import { exec, execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import opentype from 'opentype.js'
import subsetFont from 'subset-font'
import { fontPlaces } from '../src/cards/card-fonts.ts'
import type { FontMetrics, Weight } from '../src/cards/font-metrics.ts'
import { readSettings } from '../src/config/settings.ts'
import { readPack } from '../src/conversation/read-pack.ts'
import { loadTips } from '../src/knowledge/load-tips.ts'
import { nodeReader } from '../src/knowledge/node-reader.ts'
import { cardTextsOf } from '../src/wiring/card-texts.ts'

/** Noto Sans SC as TTF, SIL Open Font License 1.1. 92 MB unpacked, so it is no dependency: it is fetched to be cut. */
const PACKAGE = '@expo-google-fonts/noto-sans-sc@0.4.3'
const TTF: Readonly<Record<Weight, string>> = {
	regular: 'package/400Regular/NotoSansSC_400Regular.ttf',
	bold: 'package/700Bold/NotoSansSC_700Bold.ttf',
}
const LICENCE = 'package/LICENSE_FONT'

const run = promisify(execFile)
const inShell = promisify(exec)

/** What is on cards whatever they say: digits, Latin letters, punctuation of three languages. */
const ALWAYS = [
	...Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at)),
	...'，。、；：？！…—～·（）《》〈〉“”‘’「」『』【】％×±–￥°℃㎡',
].join('')

/** Fetches the package into a folder and takes the two fonts and their licence out of it. */
const unpack = async (folder: string): Promise<void> => {
	// A shell finds npm under whatever name it has on this system.
	const { stdout } = await inShell(`npm pack ${PACKAGE} --silent`, { cwd: folder })
	const packed = stdout.trim().split('\n').at(-1) ?? ''
	await run('tar', ['-xzf', packed, TTF.regular, TTF.bold, LICENCE], { cwd: folder })
}

/** Sorted, each once. */
const charactersOf = (texts: Iterable<string>): string =>
	[...new Set([ALWAYS, ...texts].join(''))]
		.filter((character) => !/\p{Cc}/u.test(character))
		.sort()
		.join('')

/**
 * Writes both fonts of the cards, cut to these characters, their widths and their licence below a knowledge folder.
 * The same characters give the same bytes.
 */
const makeFonts = async (characters: string, knowledgeDir: string): Promise<readonly string[]> => {
	const places = fontPlaces(knowledgeDir)
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-fonts-'))
	try {
		await unpack(folder)
		mkdirSync(dirname(places.metrics), { recursive: true })
		const widths = async (weight: Weight): Promise<Readonly<Record<string, number>>> => {
			const whole = readFileSync(join(folder, TTF[weight]))
			const cut = await subsetFont(whole, characters, { targetFormat: 'truetype', noHinting: true })
			const font = opentype.parse(Uint8Array.from(cut).buffer)
			const missing = [...characters].filter((character) => font.charToGlyphIndex(character) === 0)
			if (missing.length > 0)
				throw new Error(`${PACKAGE} has no ${missing.join(' ')}: write the texts of the pack without it.`)
			writeFileSync(places.files[weight], cut)
			const thousandths = [...characters].map(
				(character) =>
					[
						character,
						Math.round(((font.charToGlyph(character).advanceWidth ?? 0) * 1000) / font.unitsPerEm),
					] as const,
			)
			return Object.fromEntries(thousandths.filter(([, width]) => width !== 1000))
		}
		const metrics: FontMetrics = {
			characters,
			advances: { regular: await widths('regular'), bold: await widths('bold') },
		}
		writeFileSync(places.metrics, `${JSON.stringify(metrics)}\n`)
		const licence = join(dirname(places.metrics), 'OFL.txt')
		writeFileSync(licence, readFileSync(join(folder, LICENCE)))
		return [places.files.regular, places.files.bold, places.metrics, licence]
	} finally {
		rmSync(folder, { recursive: true, force: true })
	}
}

const textsIn = (folder: string): readonly string[] => {
	const reader = nodeReader(folder)
	const ids = (reader.list('') ?? []).filter((id) => reader.read(`${id}/pack.yaml`) !== null)
	return ids.flatMap((id) => {
		const loaded = loadTips(reader, id)
		return cardTextsOf({ pack: readPack(reader, id), tips: 'tips' in loaded ? loaded.tips : [] })
	})
}

const { KNOWLEDGE_DIR } = readSettings(process.env)
const texts = [KNOWLEDGE_DIR, ...process.argv.slice(2)].flatMap(textsIn)
for (const path of await makeFonts(charactersOf(texts), KNOWLEDGE_DIR)) console.log(path)
