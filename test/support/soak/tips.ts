import { PHRASEBOOKS } from '../../../src/compose/phrasebook/phrasebooks.ts'
import type { BotApi } from '../bot-api/bot-api.ts'
import type { Call } from '../bot-api/call.ts'
import { isWriting, saidBy, saidIn } from '../bot-api/said.ts'

export const chatOf = ({ payload }: Pick<Call, 'payload'>): number => Number(payload['chat_id'])

/** People of these trials read 简体. */
const isTipText = (text: string): boolean => text.startsWith(PHRASEBOOKS['zh-Hans'].tips.heading)

/** Whether the call sends a daily tip. */
export const isTip = (call: Call): boolean => isWriting(call) && isTipText(saidBy(call))

/** How many tips have arrived in a chat. */
export const tipsIn = (api: BotApi, chat: number): number =>
	api.sentTo(chat).filter((message) => isTipText(saidIn(message))).length
