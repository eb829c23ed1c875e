import type { Api } from 'grammy'
import type { Sender } from './send.ts'

/** Whether somebody may change the settings of a group; the group itself speaks for its anonymous administrators. */
export const createAdministrators =
	(api: Api, sender: Sender) =>
	async (chatId: number, speakerId: number): Promise<boolean> => {
		if (speakerId === chatId) return true
		const member = await sender.call(() => api.getChatMember(chatId, speakerId))
		return member?.status === 'creator' || member?.status === 'administrator'
	}
