// How right the answers are, by the labelled questions beside the repository: npm run eval [-- --quick]
// Prints the scorer's columns for the validation set by style and language, a confusion table, and, unless --quick,
// every learning set answered by a model that was learned without it.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { readSettings } from '../src/config/settings.ts'
import { conversationKey } from '../src/domain/conversation.ts'
import { createUnderstand } from '../src/understand/understand.ts'
import { openDoor, packPlaces } from '../src/wiring/house.ts'
import { openPack } from '../src/wiring/open-pack.ts'

const SCORER = '../shared/score/score.mjs'
const QUESTIONS = '../shared/questions'
const VALIDATION = `${QUESTIONS}/A.jsonl`
const LEARNING = [...'DEFGHIJ'].map((set) => `${QUESTIONS}/${set}.jsonl`)
const NODE = process.execPath

interface Labelled {
	readonly text: string
	readonly context: readonly string[]
	readonly outcome: string
}

if (!existsSync(SCORER)) {
	console.error(`There is no ${SCORER}: the labelled questions are not part of this repository.`)
	process.exit(2)
}

for (const by of ['style', 'lang'])
	execFileSync(NODE, [SCORER, '--gold', VALIDATION, '--cmd', `${NODE} src/cli.ts ask --jsonl`, '--by', by], {
		stdio: 'inherit',
	})

console.log('Outcomes of the validation set: rows as labelled, columns as decided')
console.table(await confusion(VALIDATION))

console.log('The fuzzy stage over all files')
console.table(await fuzzyStage())

if (!process.argv.includes('--quick')) {
	const rows = LEARNING.map((file) => {
		const printed = execFileSync(
			NODE,
			[SCORER, '--gold', file, '--cmd', `${NODE} bench/answer-without.ts ${file}`, '--json'],
			{ encoding: 'utf8' },
		)
		return [file.slice(-7, -6), JSON.parse(printed) as object] as const
	})
	console.log('Each learning set, answered without having learned from it')
	console.table(Object.fromEntries(rows))
}

async function confusion(file: string): Promise<Record<string, Record<string, number>>> {
	const handle = await openDoor(readSettings(process.env), false)
	const table: Record<string, Record<string, number>> = {}
	const rows = readFileSync(file, 'utf8').trim().split('\n')
	for (const [at, line] of rows.entries()) {
		const { text, context, outcome } = JSON.parse(line) as Labelled
		const key = conversationKey('eval', String(at))
		for (const turn of context) await handle({ text: turn }, key)
		const decided = (await handle({ text }, key)).outcome
		const row = table[outcome] ?? {}
		table[outcome] = row
		row[decided] = (row[decided] ?? 0) + 1
	}
	return table
}

/** How often it finds something, and how often the outcome is right then; first messages only. */
async function fuzzyStage(): Promise<Record<string, Record<string, number>>> {
	const { pack, model } = await openPack(packPlaces(readSettings(process.env)))
	const understand = createUnderstand(pack, model)
	const rows = [VALIDATION, ...LEARNING].map((file) => {
		const asked = readFileSync(file, 'utf8')
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as Labelled)
			.filter(({ context }) => context.length === 0)
		const helped = asked
			.map(({ text, outcome }) => ({ outcome, ...understand(text, { past: [] }) }))
			.filter(({ evidence }) => evidence.some(({ stage }) => stage === 'fuzzy'))
		const right = helped.filter(({ outcome, decision }) => outcome === decision.kind)
		return [
			file.slice(-7, -6),
			{ questions: asked.length, helped: helped.length, right: right.length },
		] as const
	})
	return Object.fromEntries(rows)
}
