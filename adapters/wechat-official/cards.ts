import { encodePictureOf } from '../../src/domain/action-code.ts'
import type { Lang } from '../../src/domain/lang.ts'
import type { DrawPicture, Picture, PictureOf } from '../../src/domain/picture.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { WechatApi } from './api.ts'
import type { Result } from './trouble.ts'

/** Cards as media of the account: each is drawn and uploaded once while WeChat keeps it. */
export interface Cards {
	/** Its media id; null where there is no such card, or it cannot be drawn. Never rejects. */
	readonly mediaOf: (of: PictureOf, lang: Lang) => Promise<Result<string> | null>
	/** WeChat has it no more: the next who wants it uploads it again. */
	readonly forget: (of: PictureOf, lang: Lang) => void
}

export interface CardsOptions {
	readonly draw: DrawPicture
	readonly api: Pick<WechatApi, 'uploadImage'>
	readonly clock: Clock
	readonly log: Log
}

/** WeChat keeps temporary media for three days; none is used in its last hour. */
const KEPT_MS = 71 * 60 * 60_000

type Media = Result<string> | null

export const createCards = ({ draw, api, clock, log }: CardsOptions): Cards => {
	const kept = new Map<string, { readonly media: Promise<Media>; readonly untilMs: number }>()
	const keyOf = (of: PictureOf, lang: Lang): string => `${encodePictureOf(of)}.${lang}`

	const drawn = async (of: PictureOf, lang: Lang): Promise<Picture | null> => {
		try {
			return await draw(of, lang)
		} catch (error) {
			log.error({ err: error, card: keyOf(of, lang) }, 'a card could not be drawn')
			return null
		}
	}

	const upload = async (of: PictureOf, lang: Lang): Promise<Media> => {
		const picture = await drawn(of, lang)
		return picture && api.uploadImage(picture.png, picture.fileName)
	}

	return {
		mediaOf: async (of, lang) => {
			const key = keyOf(of, lang)
			const known = kept.get(key)
			if (known !== undefined && known.untilMs > clock.now()) return known.media
			const media = upload(of, lang)
			kept.set(key, { media, untilMs: clock.now() + KEPT_MS })
			const uploaded = await media
			if (uploaded?.ok !== true && kept.get(key)?.media === media) kept.delete(key)
			return uploaded
		},
		forget: (of, lang) => void kept.delete(keyOf(of, lang)),
	}
}
