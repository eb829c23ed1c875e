import type { MessageEntity } from 'grammy/types'

type FoundType = Extract<MessageEntity['type'], 'bot_command' | 'mention' | 'url'>

const PATTERNS: Readonly<Record<FoundType, RegExp>> = {
	bot_command: /(?<![\w/@])\/\w{1,64}(?:@\w{3,32})?(?![\w/])/gu,
	mention: /(?<![\w/@])@\w{3,32}(?!\w)/gu,
	url: /https?:\/\/[^\s，。！？]+/gu,
}

/** What Telegram marks by itself in a citizen's text; offsets and lengths in UTF-16 units. */
export const findEntities = (text: string): readonly MessageEntity[] =>
	Object.entries(PATTERNS)
		.flatMap(([type, pattern]) =>
			Array.from(
				text.matchAll(pattern),
				(found): MessageEntity => ({ type: type as FoundType, offset: found.index, length: found[0].length }),
			),
		)
		.sort((one, other) => one.offset - other.offset)
