import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** The texts of a message by their names; what holds more than a text is left out. */
export type Fields = Readonly<Record<string, string>>

const parser = new XMLParser({
	ignoreAttributes: true,
	parseTagValue: false,
	trimValues: false,
	processEntities: true,
})

const CDATA = { start: '<![CDATA[', end: ']]>' }

/** What stands outside of CDATA; null where a section does not end. */
const markupOf = (xml: string): string | null => {
	let markup = ''
	for (let at = 0; ; ) {
		const start = xml.indexOf(CDATA.start, at)
		if (start < 0) return markup + xml.slice(at)
		const end = xml.indexOf(CDATA.end, start)
		if (end < 0) return null
		markup += xml.slice(at, start)
		at = end + CDATA.end.length
	}
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of WeChat's one flat element. Null for anything else; a DTD, an entity, a comment too. Never throws. */
export const parseXml = (xml: string): Fields | null => {
	const markup = markupOf(xml)
	if (markup?.includes('<!') !== false) return null
	try {
		if (XMLValidator.validate(xml) !== true) return null
		const root: unknown = parser.parse(xml).xml
		if (!isRecord(root)) return null
		return Object.fromEntries(
			Object.entries(root).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
		)
	} catch {
		return null
	}
}

/** Characters that no XML may hold, halves of others among them. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

const cdata = (text: string): string =>
	`${CDATA.start}${text.replace(FORBIDDEN, '').replaceAll(CDATA.end, `]]${CDATA.end}${CDATA.start}>`)}${CDATA.end}`

/** Fields as WeChat's one flat element. */
export const toXml = (fields: Fields): string =>
	`<xml>${Object.entries(fields)
		.map(([name, text]) => `<${name}>${cdata(text)}</${name}>`)
		.join('')}</xml>`
