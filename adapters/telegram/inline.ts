import type { InlineQueryResultArticle } from 'grammy/types'
import type { Suggestion } from '../../src/domain/conversation.ts'
import { render } from './render.ts'

const MOST_RESULTS = 10

/** Suggestions as inline results: the first message of each reply, without buttons. */
export const inlineResults = (suggestions: readonly Suggestion[]): readonly InlineQueryResultArticle[] =>
	suggestions.slice(0, MOST_RESULTS).flatMap(({ id, title, detail, reply }) => {
		const [message] = render(reply)
		if (message === undefined) return []
		return [
			{
				type: 'article' as const,
				id,
				title,
				description: detail,
				input_message_content: {
					message_text: message.text,
					entities: [...message.entities],
					link_preview_options: { is_disabled: true },
				},
			},
		]
	})
