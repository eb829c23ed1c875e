import type { Lang } from './lang.ts'
import type { Target } from './understanding.ts'

/** What a card can show: a figure, an area, or a tip by its id. */
export type PictureOf =
	| Extract<Target, { kind: 'figure' | 'area' }>
	| { readonly kind: 'tip'; readonly id: string }

/** A card as PNG: 1000 by 600 pixels. */
export interface Picture {
	readonly png: Uint8Array
	/** A name for the file, of A-Z a-z 0-9 _ - and one dot. */
	readonly fileName: string
}

/** Null where the pack has no such thing, or a character of it is not in the card's fonts: never a card with gaps. */
export type DrawPicture = (of: PictureOf, lang: Lang) => Promise<Picture | null>
