import type { UserFromGetMe } from 'grammy/types'

/** What the bot has to know of itself. */
export type Me = Pick<UserFromGetMe, 'id' | 'username' | 'can_read_all_group_messages'>
