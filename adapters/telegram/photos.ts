import { InputFile } from 'grammy'
import type { Message } from 'grammy/types'
import { encodePictureOf } from '../../src/domain/action-code.ts'
import type { Lang } from '../../src/domain/lang.ts'
import type { DrawPicture, PictureOf } from '../../src/domain/picture.ts'
import { createRecent } from '../../src/domain/recent.ts'
import type { Clock } from '../../src/ports/clock.ts'

/** A card to be sent. */
export interface CardRef {
	readonly of: PictureOf
	readonly lang: Lang
}

/** What a photo is sent as: Telegram's own id of one that it has, else the file. */
export type Photo = string | InputFile

/**
 * Cards as Telegram takes them. Each is uploaded once and named by its id after that, however many chats get it:
 * whoever wants one that is on its way waits for its id.
 */
export interface Photos {
	/** Runs the task with the photo, null where it cannot be drawn. What the task sent is remembered. */
	readonly use: <Result extends { readonly sent: Message.PhotoMessage | null }>(
		card: CardRef,
		task: (photo: Photo | null) => Promise<Result>,
	) => Promise<Result>
	/** Telegram did not take it: the next one is uploaded again. */
	readonly forget: (card: CardRef) => void
}

/** More than the cards of a report in three languages. */
const MOST_IDS = 2000
const KEPT_MS = 30 * 24 * 3_600_000

export const createPhotos = (draw: DrawPicture, clock: Clock): Photos => {
	const ids = createRecent<string | null>(MOST_IDS, KEPT_MS, clock)
	const uploads = new Map<string, Promise<unknown>>()

	/** A card may say that its year has passed: a new year, a new card. */
	const keyOf = ({ of, lang }: CardRef): string =>
		`${new Date(clock.now()).getFullYear()}/${encodePictureOf(of)}.${lang}`

	const use: Photos['use'] = async (card, task) => {
		const key = keyOf(card)
		for (let upload = uploads.get(key); upload !== undefined; upload = uploads.get(key)) await upload
		const id = ids.get(key)
		if (typeof id === 'string') return task(id)
		const { promise, resolve } = Promise.withResolvers<void>()
		uploads.set(key, promise)
		try {
			const picture = await draw(card.of, card.lang)
			const result = await task(picture && new InputFile(picture.png, picture.fileName))
			// Of the sizes that Telegram makes the largest comes last; any of their ids stands for the photo.
			const sent = result.sent?.photo.at(-1)?.file_id
			if (sent !== undefined) ids.set(key, sent)
			return result
		} finally {
			uploads.delete(key)
			resolve()
		}
	}

	return { use, forget: (card) => ids.set(keyOf(card), null) }
}
