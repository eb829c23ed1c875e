import type { Message } from 'grammy/types'
import { COMMANDS } from '../../src/domain/command.ts'
import type { Me } from './me.ts'

const OWN: ReadonlySet<string> = new Set(COMMANDS)

/**
 * What a message of a group says to the bot, its name taken out; null when it is not for the bot: no command of its
 * own, no mention, no reply to it. Being an administrator who hears everything changes nothing.
 */
export const addressed = (message: Message, words: string, me: Me): string | null => {
	const entities = message.entities ?? message.caption_entities ?? []
	const first = entities.find((entity) => entity.type === 'bot_command' && entity.offset === 0)
	if (first) {
		const [name = '', bot] = words.slice(1, first.length).toLowerCase().split('@')
		if (bot !== undefined) return bot === me.username?.toLowerCase() ? words : null
		// Without a name it may be meant for another bot of the group.
		return OWN.has(name) ? words : null
	}
	const mention = entities.find(
		(entity) =>
			(entity.type === 'mention' &&
				words.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase() ===
					me.username?.toLowerCase()) ||
			(entity.type === 'text_mention' && entity.user.id === me.id),
	)
	if (mention) {
		const rest = `${words.slice(0, mention.offset)} ${words.slice(mention.offset + mention.length)}`.trim()
		return rest === '' ? '/help' : rest
	}
	const replied = message.reply_to_message
	return replied?.from?.id === me.id && !replied.forum_topic_created ? words : null
}
