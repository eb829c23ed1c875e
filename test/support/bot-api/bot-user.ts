import type { User } from 'grammy/types'

/** The bot as others see it, without what only getMe tells. */
export const asUser = ({ id, is_bot, first_name, username }: User): User => ({
	id,
	is_bot,
	first_name,
	...(username === undefined ? {} : { username }),
})
