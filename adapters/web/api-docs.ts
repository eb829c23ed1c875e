import { LANGS } from '../../src/domain/lang.ts'
import type { JsonSchema, RouteDocs } from '../../src/ports/http-route.ts'
import { CONVERSATION_ID } from './conversation-id.ts'
import { MOST_CHARACTERS } from './decode.ts'

const CODE = {
	type: 'string',
	pattern: '^[A-Za-z0-9_-]{1,64}$',
	description:
		'What a choice stands for, as words joined by _: area_, fig_, fact_ or pic_ with an id of the answer before; cmd_ with help, areas, figures, source, tip, language, privacy, delete; lang_ with a language or auto; none.',
	example: 'cmd_areas',
}

const LANG = { type: 'string', enum: LANGS }

const CONVERSATION = {
	type: 'string',
	pattern: CONVERSATION_ID,
	description: 'Names the conversation, which is remembered for ten minutes.',
	example: 'w2Xh0mSgV0m1cF6yqj3fJA',
}

const PROBLEM: JsonSchema = {
	type: 'object',
	description: 'What is wrong, why, and what to do.',
	required: ['code', 'message', 'hint'],
	properties: { code: { type: 'string' }, message: { type: 'string' }, hint: { type: 'string' } },
	example: { code: 'WEB_TEXT_EMPTY', message: 'text is empty.', hint: 'Send a question.' },
}

const problem = (description: string): JsonSchema => ({ ...PROBLEM, description })

const REFUSALS = {
	400: problem('The body is not JSON, or not as described.'),
	413: problem('The body is too large.'),
	415: problem('The body is no application/json.'),
	429: problem('Too many requests; the header retry-after says after how many seconds to go on.'),
}

export const MESSAGE_BODY: JsonSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		text: {
			type: 'string',
			maxLength: MOST_CHARACTERS,
			pattern: '\\S',
			description: 'A question in anybody’s own words, or a command such as /areas.',
		},
		action: { ...CODE, description: `In place of text: a choice of an answer. ${CODE.description}` },
		conversation: {
			...CONVERSATION,
			nullable: true,
			description: 'Left out: a new one, which the answer names.',
		},
		lang: {
			...LANG,
			enum: [...LANGS, null],
			nullable: true,
			description: 'Language of the answer. Left out: the question’s own.',
		},
	},
	oneOf: [{ required: ['text'] }, { required: ['action'] }],
	example: { text: '报告有哪些方面？' },
}

const BLOCK: JsonSchema = {
	type: 'object',
	description:
		'One part of the answer. kind lead: the answer itself, with the figure that it states. correction: a wrong number put right. text, notice, contacts: text. list: heading and items. figures: heading and items, each a figure. source: where it stands in the report. choices: heading and items, each a label with an action. picture: of, the card at /cards/. The value of a figure is never shown without its caveat; text holds both.',
	required: ['kind'],
	properties: {
		kind: {
			type: 'string',
			enum: [
				'lead',
				'correction',
				'text',
				'list',
				'figures',
				'notice',
				'source',
				'choices',
				'picture',
				'contacts',
			],
		},
	},
	additionalProperties: true,
}

const IDS = { type: 'array', items: { type: 'string' } }

export const ANSWER_BODY: JsonSchema = {
	type: 'object',
	description: 'The answer.',
	required: ['conversation', 'id', 'outcome', 'topics', 'figures', 'about', 'lang', 'text', 'blocks'],
	additionalProperties: false,
	properties: {
		conversation: { ...CONVERSATION, description: 'To be sent with the next message.' },
		id: { type: 'string', description: 'Names this answer.' },
		outcome: {
			type: 'string',
			enum: ['answer', 'clarify', 'absent', 'service', 'emergency', 'chat', 'off'],
			description:
				'answer: from the report. clarify: asked back. absent: the report does not say it. service: for the hotline. emergency: numbers to call. chat: about the bot itself. off: nothing of the report.',
		},
		topics: { ...IDS, description: 'Areas of the report that were asked for, best first.' },
		figures: { ...IDS, description: 'Figures that were asked for.' },
		about: { type: 'string', nullable: true, description: 'A fact about the report that was asked for.' },
		lang: LANG,
		text: { type: 'string', description: 'The whole answer as plain text, its choices numbered.' },
		blocks: { type: 'array', items: BLOCK },
	},
	example: {
		conversation: CONVERSATION.example,
		id: 'Hk3bVfJq0c2x',
		outcome: 'chat',
		topics: [],
		figures: [],
		about: null,
		lang: 'zh-Hans',
		text: '不客气，有想知道的随时问我。',
		blocks: [{ kind: 'lead', text: '不客气，有想知道的随时问我。', figure: null }],
	},
}

export const VOTE_BODY: JsonSchema = {
	type: 'object',
	additionalProperties: false,
	required: ['about', 'useful'],
	properties: {
		about: {
			type: 'string',
			pattern: '^(area|fig|fact)_[A-Za-z0-9_-]{1,58}$',
			description: 'The first thing that the answer was about.',
			example: 'area_…',
		},
		useful: { type: 'boolean' },
	},
}

export const MESSAGES_DOCS: RouteDocs = {
	tags: ['chat'],
	summary: 'Ask a question',
	description:
		'Answers one message of a conversation. Messages of one conversation are answered in the order in which they arrive. No text is kept.',
	body: MESSAGE_BODY,
	response: { 200: ANSWER_BODY, ...REFUSALS },
}

export const FEEDBACK_DOCS: RouteDocs = {
	tags: ['chat'],
	summary: 'Say whether an answer was useful',
	description: 'Counts one 有用 or 没用; who said so is not kept.',
	body: VOTE_BODY,
	response: {
		204: { type: 'null', description: 'Counted.' },
		...REFUSALS,
		503: problem('It could not be kept; try again later.'),
	},
}

export const CARD_DOCS: RouteDocs = {
	tags: ['report'],
	summary: 'A card as a picture',
	description: 'A figure, an area or a daily tip of the report as a picture of 1000 by 600 pixels.',
	params: {
		type: 'object',
		required: ['card'],
		properties: {
			card: {
				type: 'string',
				pattern: '^(fig|area|tip)_[A-Za-z0-9_-]{1,58}\\.(zh-Hans|zh-Hant|en)\\.png$',
				description: 'What it shows, with fig_, area_ or tip_ before its id, the language, and .png.',
				example: 'area_….zh-Hans.png',
			},
		},
	},
	response: {
		200: {
			description: 'The card.',
			content: { 'image/png': { schema: { type: 'string', format: 'binary' } } },
		},
		404: problem('There is no such card.'),
	},
}
