declare module 'subset-font' {
	interface SubsetOptions {
		readonly targetFormat: 'truetype'
		readonly noHinting: boolean
	}
	const subsetFont: (font: Uint8Array, text: string, options: SubsetOptions) => Promise<Uint8Array>
	// biome-ignore lint/style/noDefaultExport: the package has no other export
	export default subsetFont
}

declare module 'opentype.js' {
	interface Glyph {
		readonly advanceWidth?: number
	}
	interface Font {
		readonly unitsPerEm: number
		/** 0 where the font has no such character. */
		readonly charToGlyphIndex: (character: string) => number
		readonly charToGlyph: (character: string) => Glyph
	}
	const opentype: { readonly parse: (buffer: ArrayBuffer) => Font }
	// biome-ignore lint/style/noDefaultExport: the package has no other export
	export default opentype
}
