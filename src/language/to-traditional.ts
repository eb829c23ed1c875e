import { Converter } from 'opencc-js/cn2t'

type Convert = (text: string) => string

let converter: Convert | null = null

/**
 * 简体 → 繁體 in the forms that readers in Taiwan and Hong Kong know (裡, 群眾), words untouched (no `twp`).
 * The dictionary takes about 100 ms to build, so it is built by the first call.
 */
export function toTraditional(text: string): string {
	const convert: Convert = converter ?? Converter({ from: 'cn', to: 'tw' })
	converter = convert
	return convert(text)
}
