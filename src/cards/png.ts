import { renderAsync } from '@resvg/resvg-js'
import type { FontPlaces } from './card-fonts.ts'
import type { Scene } from './scene.ts'
import { FONT_FAMILY, svgOf } from './svg.ts'

/** A scene as PNG, drawn beside the event loop. Loading this file costs some 50 MB with the first picture. */
export const pngOf = async (scene: Scene, { files }: FontPlaces): Promise<Uint8Array> => {
	const image = await renderAsync(svgOf(scene), {
		font: {
			loadSystemFonts: false,
			fontFiles: [files.regular, files.bold],
			defaultFontFamily: FONT_FAMILY,
		},
	})
	return image.asPng()
}
