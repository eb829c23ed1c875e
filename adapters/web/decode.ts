import { decodeAction } from '../../src/domain/action-code.ts'
import type { Said } from '../../src/domain/conversation.ts'
import type { Lang } from '../../src/domain/lang.ts'
import { type ChoiceAction, isTarget } from '../../src/domain/reply.ts'
import type { Target } from '../../src/domain/understanding.ts'
import type { HttpRequest } from '../../src/ports/http-route.ts'
import { isConversationId } from './conversation-id.ts'
import { isLang } from './languages.ts'
import { badBody, type Problem } from './problem.ts'

/** One message as it came over HTTP. */
export interface Incoming {
	readonly said: Said
	/** Null: a new one. */
	readonly conversation: string | null
	readonly lang: Lang | null
}

/** One 有用 or 没用. */
export interface IncomingVote {
	readonly about: string
	readonly target: Target
	readonly useful: boolean
}

export type Decoded<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly problem: Problem }

export const MOST_CHARACTERS = 4000

type Fields = Readonly<Record<string, unknown>>

const wrong = (code: string, message: string, hint: string): { ok: false; problem: Problem } => ({
	ok: false,
	problem: badBody(code, message, hint),
})

/** The fields of a JSON object that has no others. */
const fieldsOf = ({ headers, body }: HttpRequest, known: readonly string[]): Decoded<Fields> => {
	if (!/^application\/json\s*(?:;|$)/iu.test(String(headers['content-type'] ?? '')))
		return {
			ok: false,
			problem: {
				status: 415,
				code: 'WEB_WRONG_TYPE',
				message: 'This content type is not read here.',
				hint: 'Send JSON, with the header content-type: application/json.',
			},
		}
	if (typeof body !== 'object' || body === null || Array.isArray(body))
		return wrong(
			'WEB_NO_OBJECT',
			'The body is not a JSON object.',
			`Send an object with ${known.join(', ')}.`,
		)
	const unknown = Object.keys(body).some((name) => !known.includes(name))
	return unknown
		? wrong('WEB_UNKNOWN_FIELD', 'The body has a field that is not known here.', `Send ${known.join(', ')}.`)
		: { ok: true, value: body as Fields }
}

const textOf = (text: unknown): Decoded<Said> => {
	if (typeof text !== 'string')
		return wrong('WEB_TEXT_WRONG', 'text is not a string.', 'Send the question as a string.')
	if (!/\S/u.test(text)) return wrong('WEB_TEXT_EMPTY', 'text is empty.', 'Send a question.')
	// Of a text that is short enough nobody needs to count the characters.
	if (text.length > MOST_CHARACTERS && [...text].length > MOST_CHARACTERS)
		return wrong(
			'WEB_TEXT_TOO_LONG',
			`text has more than ${MOST_CHARACTERS} characters.`,
			'Send the question without its story.',
		)
	return { ok: true, value: { text } }
}

const actionOf = (code: unknown): Decoded<ChoiceAction> => {
	const action = typeof code === 'string' ? decodeAction(code) : null
	return action === null
		? wrong(
				'WEB_ACTION_UNKNOWN',
				'action is no code of a choice.',
				'Send the code of a choice, such as cmd_areas.',
			)
		: { ok: true, value: action }
}

const saidOf = ({ text, action }: Fields): Decoded<Said> => {
	if ((text === undefined) === (action === undefined))
		return wrong('WEB_NOTHING_SAID', 'The body needs either text or action.', 'Send one of the two.')
	if (action === undefined) return textOf(text)
	const decoded = actionOf(action)
	return decoded.ok ? { ok: true, value: { action: decoded.value } } : decoded
}

/** The body of POST /api/messages. Pure. */
export const decode = (request: HttpRequest): Decoded<Incoming> => {
	const fields = fieldsOf(request, ['text', 'action', 'conversation', 'lang'])
	if (!fields.ok) return fields
	const said = saidOf(fields.value)
	if (!said.ok) return said
	const { conversation = null, lang = null } = fields.value
	if (conversation !== null && (typeof conversation !== 'string' || !isConversationId(conversation)))
		return wrong(
			'WEB_CONVERSATION_WRONG',
			'conversation is no name that was given here.',
			'Leave it out: the answer names a new one.',
		)
	if (lang !== null && !isLang(lang))
		return wrong('WEB_LANG_UNKNOWN', 'lang is not known.', 'Send zh-Hans, zh-Hant or en, or leave it out.')
	return { ok: true, value: { said: said.value, conversation, lang } }
}

/** The body of POST /api/feedback. Whether the report has what it is about is not known here. Pure. */
export const decodeVote = (request: HttpRequest): Decoded<IncomingVote> => {
	const fields = fieldsOf(request, ['about', 'useful'])
	if (!fields.ok) return fields
	const { about, useful } = fields.value
	const target = typeof about === 'string' ? decodeAction(about) : null
	if (typeof about !== 'string' || target === null || !isTarget(target))
		return wrong(
			'WEB_ABOUT_UNKNOWN',
			'about is no code of a figure, an area or a fact.',
			'Send what the answer was about, such as area_… .',
		)
	if (typeof useful !== 'boolean')
		return wrong('WEB_USEFUL_WRONG', 'useful is not true or false.', 'Send true or false.')
	return { ok: true, value: { about, target, useful } }
}
