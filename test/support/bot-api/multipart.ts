interface Part {
	readonly name: string
	/** undefined for a plain field. */
	readonly fileName: string | undefined
	readonly bytes: Buffer
}

const LINE_END = '\r\n'

const headerParameter = (head: string, name: string): string | undefined => {
	const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head)
	return found === null ? undefined : (found[1] ?? found[2] ?? '')
}

/**
 * By hand, as grammY writes `content-disposition:form-data;name="photo";filename=a.png` (no space, no quotes),
 * which Node's own Response.formData() does not read.
 */
export const parseMultipart = (body: Buffer, contentType: string): readonly Part[] => {
	const boundary = headerParameter(contentType, 'boundary')
	if (boundary === undefined) throw new SyntaxError('multipart/form-data without a boundary')
	const separator = Buffer.from(`--${boundary}`)
	const parts: Part[] = []
	let at = body.indexOf(separator)
	while (at >= 0) {
		const start = at + separator.length + LINE_END.length
		const next = body.indexOf(separator, start)
		if (next < 0) break
		const part = body.subarray(start, next - LINE_END.length)
		const headEnd = part.indexOf(LINE_END + LINE_END)
		const head = part.subarray(0, headEnd).toString()
		parts.push({
			name: headerParameter(head, 'name') ?? '',
			fileName: headerParameter(head, 'filename'),
			bytes: part.subarray(headEnd + 2 * LINE_END.length),
		})
		at = next
	}
	return parts
}
