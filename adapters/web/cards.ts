import { decodePictureOf } from '../../src/domain/action-code.ts'
import { LANGS } from '../../src/domain/lang.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { HttpRequest, HttpResponse } from '../../src/ports/http-route.ts'
import { refuse } from './problem.ts'
import { etagOf, send } from './send.ts'

const NAME = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z-]{2,7})\.png$/u

/** An hour: another pack, or another house design, shows soon. Other sites may show a card that is shared. */
const HEADERS = { 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' }

/** Answers GET /cards/:card, such as /cards/area_roads.en.png. */
export const createCards =
	(draw: DrawPicture) =>
	async (request: HttpRequest): Promise<HttpResponse> => {
		const [, word = '', tongue] = NAME.exec(request.params['card'] ?? '') ?? []
		const of = decodePictureOf(word)
		const lang = LANGS.find((known) => known === tongue)
		const picture = of === null || lang === undefined ? null : await draw(of, lang)
		if (picture === null)
			return refuse({
				status: 404,
				code: 'WEB_NO_CARD',
				message: 'There is no such card.',
				hint: 'Ask for one that an answer names.',
			})
		const { png } = picture
		return send(
			{ type: 'image/png', etag: etagOf(png), headers: HEADERS, body: png, br: null, gz: null },
			request,
		)
	}
