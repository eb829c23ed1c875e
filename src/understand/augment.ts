import type { Example, Pack } from '../domain/pack.ts'
import { toPinyin } from '../language/pinyin-readings.ts'
import { createRandom, pick } from './random.ts'

/** How many messages with two figures are put together from two questions. */
const PAIRS = 900
/** How many questions get an opening, a thank-you or a story around them. */
const WRAPPED = 900
const SHORT_CHARS = 30
const HAN = /\p{Script=Han}/u

/** Two questions in one message, and questions with something courteous or beside the point around them. */
export function combineExamples(examples: readonly Example[], pack: Pack): Example[] {
	const random = createRandom(11)
	const figures = new Set<string>(pack.figures.map((figure) => figure.id))
	const short = examples.filter(
		(e) => e.after.length === 0 && e.text.length <= SHORT_CHARS && HAN.test(e.text),
	)
	const asked = short.filter(
		(e) => e.outcome === 'answer' && e.ids.length === 1 && figures.has(e.ids[0] ?? ''),
	)
	const chat = short.filter((e) => e.outcome === 'chat' && e.text.length <= 10)
	const questions = short.filter((e) => e.outcome !== 'chat' && e.outcome !== 'emergency')
	const combined: Example[] = []
	if (asked.length > 1)
		for (let n = 0; n < PAIRS; n++) {
			const [first, second] = [pick(asked, random), pick(asked, random)]
			if (first.ids[0] === second.ids[0]) continue
			const text = `${bare(first.text)}${pick([',', '?', ',还有', ',另外', '和', '。'], random)}${second.text}`
			combined.push({ ...first, text, ids: [...first.ids, ...second.ids] })
		}
	if (chat.length > 0)
		for (let n = 0; n < WRAPPED; n++) {
			const [question, courtesy] = [pick(questions, random), pick(chat, random)]
			const before = random() < 0.6
			const text = before ? `${courtesy.text},${question.text}` : `${bare(question.text)},${courtesy.text}`
			// A thank-you after a statement can make it mere talk; only questions stay what they were.
			if (before || /[?？吗呢几多]/.test(question.text)) combined.push({ ...question, text })
		}
	return [...combined, ...tellStories(examples, questions)]
}

/** How many short questions are put at the end of somebody's story. */
const STORIES = 700
const STORY_CHARS = { least: 18, most: 110 }
const ASKS_OR_ALARMS = /[?？]|吗|呢|多少|几|什么|啥|怎么|咋|哪|谁|救|死|火|血|晕|刀|跳|\bhow\b|\bwhat\b/

/** The opening of one long message before the question of another: the end says what is wanted. */
function tellStories(examples: readonly Example[], questions: readonly Example[]): Example[] {
	const random = createRandom(13)
	const openings = examples
		.filter((e) => e.text.length >= 50 && HAN.test(e.text))
		.flatMap((e) => openingOf(e.text) ?? [])
	if (openings.length === 0 || questions.length === 0) return []
	return Array.from({ length: STORIES }, () => {
		const question = pick(questions, random)
		return { ...question, text: `${pick(openings, random)}。${question.text}` }
	})
}

function openingOf(text: string): string | null {
	const sentences = text.split(/[。！!；]/)
	let opening = ''
	for (const sentence of sentences.slice(0, -1)) {
		if (ASKS_OR_ALARMS.test(sentence) || opening.length + sentence.length > STORY_CHARS.most) break
		opening += opening === '' ? sentence : `。${sentence}`
	}
	return opening.length >= STORY_CHARS.least ? opening : null
}

const bare = (text: string): string => text.replace(/[?？。!！.]+$/, '')

/** Every how many-th short question is also learned as it looks in pinyin. */
const PINYIN_EVERY = 7
const LONGEST_IN_PINYIN = 30

export function spellInPinyin(examples: readonly Example[]): Example[] {
	return examples
		.filter(
			(e) =>
				e.after.length === 0 &&
				e.text.length <= LONGEST_IN_PINYIN &&
				/^[\p{Script=Han}\d,?!。，？！ ]+$/u.test(e.text),
		)
		.filter((_, i) => i % PINYIN_EVERY === 0)
		.map((example) => ({ ...example, text: toPinyin(example.text) }))
}
