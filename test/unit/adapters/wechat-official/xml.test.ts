import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseXml, toXml } from '../../../../adapters/wechat-official/xml.ts'

describe('toXml and parseXml', () => {
	it('ends no section early', () => {
		expect(parseXml(toXml({ Content: 'a]]>b]]]]>>' }))).toEqual({ Content: 'a]]>b]]]]>>' })
	})

	it('leaves out what no XML may hold, also where a section end is left then', () => {
		expect(parseXml(toXml({ Content: `a]]\u0000>\ud83d` }))).toEqual({ Content: 'a]]>' })
	})

	it('give any text back as it was', () => {
		const text = fc
			.string({
				unit: fc.oneof(
					fc.constantFrom(']', '>', '<', '&', '[', '!', '路'),
					fc.string({ unit: 'grapheme', maxLength: 1 }),
				),
			})
			.map((given) => given.replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''))
		fc.assert(
			fc.property(text, (content) => {
				expect(parseXml(toXml({ Content: content, Other: 'x' }))).toEqual({ Content: content, Other: 'x' })
			}),
		)
	})
})

describe('parseXml', () => {
	it('reads what stands without a section', () => {
		expect(parseXml('<xml><A>1 &amp; 2</A><B>00123456789012345678</B></xml>')).toEqual({
			A: '1 & 2',
			B: '00123456789012345678',
		})
	})

	it('leaves a section as it is', () => {
		expect(parseXml('<xml><A><![CDATA[&amp;&#20013;]]></A></xml>')).toEqual({ A: '&amp;&#20013;' })
	})

	it('never throws', () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom('<', '>', '/', 'xml', '<![CDATA[', ']]>', '&', 'a', '!', '"', '='),
				}),
				(xml) => {
					expect(() => parseXml(xml)).not.toThrow()
				},
			),
		)
	})
})
