import type { ComingTip, Preview } from '../broadcast/preview.ts'
import type { LeftOut } from '../broadcast/send-now.ts'
import type { Tip } from '../domain/pack.ts'
import { chatName, firstOf, indented, localTime } from './format.ts'
import { DESK_WORDS, LEFT_OUT_WORDS } from './words.ts'

const SHOWN = 20

export const leftOutLines = (leftOut: Readonly<Partial<Record<LeftOut, number>>>): readonly string[] => {
	const counts = Object.entries(leftOut) as readonly (readonly [LeftOut, number])[]
	if (counts.length === 0) return []
	return [DESK_WORDS.leftOut, ...indented(counts.map(([why, count]) => `${count}  ${LEFT_OUT_WORDS[why]}`))]
}

const whenOf = ({ atMs, zone }: ComingTip): string => `${localTime(atMs, zone)} ${zone}`

/** Each text once, in the order in which they come. */
export const tipLines = (tips: readonly Tip[]): readonly string[] =>
	[...new Map(tips.map((tip) => [tip.id, tip])).values()].map(({ id, text }) => `${id}  ${text['zh-Hans']}`)

export const previewText = (
	{ coming, nothing }: Preview,
	{ date, all, paused }: { readonly date: string | null; readonly all: boolean; readonly paused: boolean },
): string => {
	const most = all ? Number.POSITIVE_INFINITY : SHOWN
	const { preview, pausedNow, othersAll } = DESK_WORDS
	const more = (count: number): readonly string[] => (count === 0 ? [] : [othersAll(count)])
	const [times, moreTimes] = firstOf([...Map.groupBy(coming, whenOf)], most)
	const [rows, moreRows] = firstOf(coming, most)
	const shown = [
		preview.byTime,
		...indented([...times.map(([when, chats]) => `${when}  ${chats.length}`), ...more(moreTimes)]),
		preview.rows,
		...indented([
			...rows.map((row) => `${whenOf(row)}  ${chatName(row.ref)}  ${row.tip.id}`),
			...more(moreRows),
		]),
		preview.texts,
		...indented(tipLines(rows.map(({ tip }) => tip))),
	]
	return [
		date === null ? preview.coming(coming.length) : preview.onDate(date, coming.length),
		...(paused ? [pausedNow] : []),
		...(coming.length === 0 ? [] : shown),
		...leftOutLines(nothing),
	].join('\n')
}
