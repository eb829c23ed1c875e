import { type FigureId, figureId } from '../domain/ids.ts'

/** What a campaign says that is no tip, as it stands in the store. */
export type NoticeText =
	/** `note` is the office's own sentence about a figure that was sent wrongly. */
	| { readonly kind: 'correction'; readonly figure: FigureId; readonly note: string }
	| { readonly kind: 'notice'; readonly text: string }

export const encodeNotice = (notice: NoticeText): string => JSON.stringify(notice)

/** Null for what `encodeNotice` did not write. */
export const decodeNotice = (json: string): NoticeText | null => {
	let read: unknown
	try {
		read = JSON.parse(json)
	} catch {
		return null
	}
	if (typeof read !== 'object' || read === null) return null
	const { kind, figure, note, text } = read as Readonly<Record<string, unknown>>
	if (kind === 'correction' && typeof figure === 'string' && typeof note === 'string')
		return { kind, figure: figureId(figure), note }
	return kind === 'notice' && typeof text === 'string' ? { kind, text } : null
}
