import type { Lang } from '../../src/domain/lang.ts'
import type { PictureOf } from '../../src/domain/picture.ts'

/** One thing that a person is shown. A card is drawn when it is about to be sent: the text that goes with it is first. */
export type Bubble =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'picture'; readonly of: PictureOf; readonly lang: Lang }
