import type { Correction } from '../broadcast/correct.ts'
import type { Wave } from '../broadcast/send-now.ts'
import type { Tip } from '../domain/pack.ts'
import type { Planned } from '../ports/ledger.ts'
import { chatName, firstOf, indented } from './format.ts'
import { leftOutLines, tipLines } from './preview-text.ts'
import { CORRECTION_WORDS, DESK_WORDS } from './words.ts'

const SHOWN = 10

const morningLines = (rows: readonly Planned[], nowMs: number): readonly string[] => {
	const later = rows.filter(({ dueMs }) => dueMs > nowMs).length
	return later === 0 ? [] : [DESK_WORDS.send.morning(later)]
}

/** What a yes would send: how many, the first ones, the text. `notice` is the text of a notice; null for tips. */
export const waveText = (
	{ rows, leftOut }: Wave,
	{
		notice,
		tips,
		nowMs,
	}: { readonly notice: string | null; readonly tips: readonly Tip[]; readonly nowMs: number },
): string => {
	const { send, others, text, preview } = DESK_WORDS
	const byId = new Map(tips.map((tip) => [tip.id, tip]))
	const [first, more] = firstOf(rows, SHOWN)
	const texts = tipLines(first.flatMap(({ tip }) => byId.get(tip ?? '') ?? []))
	const listed = [
		send.first,
		...indented(first.map(({ ref, tip }) => `${chatName(ref)}${tip === null ? '' : `  ${tip}`}`)),
		...indented(more === 0 ? [] : [others(more)]),
		...(notice === null ? [preview.texts, ...indented(texts)] : [text, ...indented(notice.split('\n'))]),
	]
	return [
		notice === null ? send.tips(rows.length) : send.notice(rows.length),
		...morningLines(rows, nowMs),
		...(rows.length === 0 ? [send.nobody] : listed),
		...leftOutLines(leftOut),
	].join('\n')
}

/** Every chat that got the figure, with what becomes of it. */
export const correctionText = (
	{ rows, recipients, deleted }: Correction,
	{
		figure,
		printed,
		text,
		nowMs,
	}: { readonly figure: string; readonly printed: string; readonly text: string; readonly nowMs: number },
): string => {
	const { correct, text: heading } = DESK_WORDS
	const listed = recipients.map(({ ref, state }) => `${chatName(ref)}  ${CORRECTION_WORDS[state]}`)
	return [
		correct.title(figure, printed, rows.length),
		...morningLines(rows, nowMs),
		...(recipients.length === 0 ? [correct.nobodyGot] : indented(listed)),
		...(deleted === 0 ? [] : [correct.deleted(deleted)]),
		...(rows.length === 0 ? [] : [heading, ...indented(text.split('\n'))]),
	].join('\n')
}
