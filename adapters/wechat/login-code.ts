import qrcode from 'qrcode-generator'

/** A link as a code to scan from a terminal, dark on light. */
export const drawCode = (link: string): string => {
	// 0: as large as the link needs. L: as small as it can be on a terminal.
	const code = qrcode(0, 'L')
	code.addData(link)
	code.make()
	return code.createASCII(1, 2)
}
