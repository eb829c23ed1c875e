export interface ImageSize {
	readonly width: number
	readonly height: number
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const PNG_SIZE_AT = 16
const JPEG = Buffer.from('ffd8', 'hex')

/** Start-of-frame markers, which hold the size; the numbers between them mean other things. */
const isFrame = (marker: number): boolean =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const jpegSize = (bytes: Buffer): ImageSize | undefined => {
	let at = JPEG.length
	while (at + 9 <= bytes.length && bytes[at] === 0xff) {
		if (isFrame(bytes.readUInt8(at + 1)))
			return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
		at += 2 + bytes.readUInt16BE(at + 2)
	}
	return undefined
}

/** The size that a PNG or JPEG says it has; undefined for anything else. */
export const imageSize = (content: Uint8Array): ImageSize | undefined => {
	const bytes = Buffer.from(content)
	if (bytes.subarray(0, JPEG.length).equals(JPEG)) return jpegSize(bytes)
	if (!bytes.subarray(0, PNG.length).equals(PNG) || bytes.length < PNG_SIZE_AT + 8) return undefined
	return { width: bytes.readUInt32BE(PNG_SIZE_AT), height: bytes.readUInt32BE(PNG_SIZE_AT + 4) }
}
