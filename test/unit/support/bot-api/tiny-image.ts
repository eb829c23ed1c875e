/** The head of a PNG, which is all that the server looks at. */
export const pngOf = (width: number, height: number): Uint8Array => {
	const png = Buffer.alloc(33)
	png.write('89504e470d0a1a0a0000000d49484452', 'hex')
	png.writeUInt32BE(width, 16)
	png.writeUInt32BE(height, 20)
	return png
}

/** The head of a JPEG: a comment, then the frame with its size. */
export const jpegOf = (width: number, height: number): Uint8Array => {
	const size = Buffer.alloc(4)
	size.writeUInt16BE(height, 0)
	size.writeUInt16BE(width, 2)
	return Buffer.concat([
		Buffer.from('ffd8fffe00046869ffc0000b08', 'hex'),
		size,
		Buffer.from('01011100', 'hex'),
	])
}
