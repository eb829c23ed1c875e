import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { encodePictureOf } from '../../../../src/domain/action-code.ts'
import type { Lang } from '../../../../src/domain/lang.ts'
import type { PictureOf } from '../../../../src/domain/picture.ts'

/** The picture of a figure, an area or a tip; nothing at all where there is none. */
export const Card = ({
	of,
	alt,
	lang,
}: {
	readonly of: PictureOf
	readonly alt: string
	readonly lang: Lang
}): JSX.Element | null => {
	const [missing, setMissing] = useState(false)
	if (missing) return null
	return (
		<img
			class="card"
			src={`/cards/${encodePictureOf(of)}.${lang}.png`}
			alt={alt}
			width={1000}
			height={600}
			loading="lazy"
			decoding="async"
			onError={() => setMissing(true)}
		/>
	)
}
