import type { InlineKeyboardButton } from 'grammy/types'
import { decodeAction, encodeAction } from '../../src/domain/action-code.ts'
import type { Reply } from '../../src/domain/reply.ts'

type Row = readonly InlineKeyboardButton.CallbackButton[]

const MOST_DATA_BYTES = 64
/** Labels up to this length stand two in a row, as on a small screen. */
const HALF_ROW_CHARS = 9

const VOTES = { up: '👍', down: '👎' } as const

const fits = (data: string): boolean => Buffer.byteLength(data) <= MOST_DATA_BYTES

const inRows = (buttons: Row): readonly Row[] => {
	const rows: InlineKeyboardButton.CallbackButton[][] = []
	for (const button of buttons) {
		const last = rows.at(-1)
		const short = [button, ...(last ?? [])].every(({ text }) => [...text].length <= HALF_ROW_CHARS)
		if (last?.length === 1 && short) last.push(button)
		else rows.push([button])
	}
	return rows
}

/** 👍 and 👎 under an answer, about the first thing it answers. */
const votesOf = (reply: Reply): readonly Row[] => {
	const about = aboutOf(reply)
	if (reply.outcome !== 'answer' || about === null) return []
	const row = (['up', 'down'] as const).map((vote) => ({
		text: VOTES[vote],
		callback_data: `${vote}_${about}`,
	}))
	return row.every(({ callback_data }) => fits(callback_data)) ? [row] : []
}

const aboutOf = ({ figures, about, topics }: Reply): string | null => {
	const [figure] = figures
	if (figure !== undefined) return encodeAction({ kind: 'figure', id: figure })
	if (about !== null) return encodeAction({ kind: 'fact', id: about })
	const [area] = topics
	return area === undefined ? null : encodeAction({ kind: 'area', id: area })
}

/** The choices of a reply as buttons, and the votes under an answer. */
export const keyboardOf = (reply: Reply): readonly Row[] => {
	const choices = reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.items : []))
	const buttons = choices
		.map(({ label, action }) => ({ text: label, callback_data: encodeAction(action) }))
		.filter(({ callback_data }) => fits(callback_data))
	return [...inRows(buttons), ...votesOf(reply)]
}

/** Before the code of a button under a message that nobody asked for: whoever presses it gets a message of their own. */
const STAYS = 'new_'

/** The keyboard of a message that is everybody's and must not be edited away. */
export const staying = (rows: readonly (readonly InlineKeyboardButton[])[]) =>
	rows.map((row) =>
		row.map((button) => {
			if (!('callback_data' in button)) return button
			const callback_data = `${STAYS}${button.callback_data}`
			return fits(callback_data) ? { ...button, callback_data } : button
		}),
	)

/** What was pressed, and whether the message above it stays as it is. */
export const pressedOf = (data: string): { readonly code: string; readonly stays: boolean } =>
	data.startsWith(STAYS) ? { code: data.slice(STAYS.length), stays: true } : { code: data, stays: false }

export interface Vote {
	readonly about: string
	readonly useful: boolean
}

/** The vote that a button stands for, or null. */
export const voteOf = (data: string): Vote | null => {
	const [, vote, about = ''] = /^(up|down)_(.+)$/u.exec(data) ?? []
	const voted = decodeAction(about)?.kind
	return voted === 'figure' || voted === 'area' || voted === 'fact' ? { about, useful: vote === 'up' } : null
}
