import type { Api } from 'grammy'
import type { Sender } from './send.ts'

/**
 * Whether somebody may change the settings of a group. The group itself speaks for its anonymous administrators; of
 * whoever speaks as a channel nobody knows who it is.
 */
export const createAdministrators =
	(api: Api, sender: Sender) =>
	async (chatId: number, speakerId: number): Promise<boolean> => {
		if (speakerId < 0) return speakerId === chatId
		const member = await sender.call(() => api.getChatMember(chatId, speakerId))
		return member?.status === 'creator' || member?.status === 'administrator'
	}
