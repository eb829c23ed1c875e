// Answers --jsonl questions with a model that was learned without one file of labelled questions:
//   node bench/answer-without.ts ../shared/questions/H.jsonl [training options as JSON]
import { readFileSync } from 'node:fs'
import { answerLines } from '../adapters/terminal/jsonl.ts'
import { createCompose } from '../src/compose/compose.ts'
import { choosePack } from '../src/conversation/choose-pack.ts'
import { createConversation } from '../src/conversation/create-conversation.ts'
import { readPack } from '../src/conversation/read-pack.ts'
import { loadExamples } from '../src/knowledge/load-examples.ts'
import { loadTemplates } from '../src/knowledge/load-templates.ts'
import { nodeReader } from '../src/knowledge/node-reader.ts'
import { inMemory } from '../src/store/in-memory.ts'
import { compileModel } from '../src/understand/compile-model.ts'
import { TRAINING_DEFAULTS } from '../src/understand/train-network.ts'
import { createUnderstand } from '../src/understand/understand.ts'

const [fold = '', tuning = '{}'] = process.argv.slice(2)
const left = new Set(
	readFileSync(fold, 'utf8')
		.trim()
		.split('\n')
		.map((line) => (JSON.parse(line) as { text: string }).text.trim()),
)
const reader = nodeReader('knowledge')
const packId = choosePack(reader, process.env['KNOWLEDGE_PACK'])
const pack = readPack(reader, packId)
const examples = loadExamples(reader, packId)
const templates = loadTemplates(reader)
if ('problems' in examples || 'problems' in templates)
	throw new Error('Run `npm run -s knowledge -- check` first.')

const model = compileModel({
	pack,
	examples: examples.examples.filter((example) => !left.has(example.text)),
	templates: templates.templates,
	training: { ...TRAINING_DEFAULTS, ...(JSON.parse(tuning) as object) },
})
const clock = { now: Date.now }
const ignore = (): void => undefined
const handle = createConversation({
	understand: createUnderstand(pack, model),
	compose: createCompose(pack),
	clock,
	log: { info: ignore, warn: ignore, error: ignore },
	store: inMemory(clock),
	tips: null,
	retentionDays: 90,
})
await answerLines({ handle, input: process.stdin, output: process.stdout, lang: undefined })
