import { describe, expect, it } from 'vitest'
import { decode } from '../../../../adapters/wechat-official/decode.ts'
import { parseXml } from '../../../../adapters/wechat-official/xml.ts'
import { eventXml, otherXml, textXml } from '../../../support/wechat-api/caller.ts'

const decoded = (xml: string) => {
	const fields = parseXml(xml)
	if (fields === null) throw new TypeError('Not a message')
	return decode(fields)
}

describe('decode', () => {
	it('knows a message by its number', () => {
		expect(decoded(textXml({ from: 'oA', id: '24000000000000001', text: '路' }))?.id).toBe(
			'24000000000000001',
		)
	})

	it('knows an event by person, second, kind and key', () => {
		const ids = [
			eventXml('oA', 'subscribe'),
			eventXml('oA', 'subscribe'),
			eventXml('oB', 'subscribe'),
			eventXml('oA', 'CLICK', 'cmd_tip'),
			eventXml('oA', 'CLICK', 'cmd_help'),
		].map((xml) => decoded(xml)?.id)

		expect([ids[0] === ids[1], new Set(ids).size]).toEqual([true, 4])
	})

	it.each([
		['no number', textXml({ from: 'oA', id: '', text: '路' })],
		['no time', textXml({ from: 'oA', text: '路' }).replace('1700000000', 'today')],
		['no writer', textXml({ from: '', text: '路' })],
		['no kind', otherXml('oA', '')],
	])('is null with %s', (_, xml) => {
		expect(decoded(xml)).toBeNull()
	})

	it.each([
		['subscribe', 'qrscene_area_roads', { action: { kind: 'area', id: 'roads' } }],
		['SCAN', 'fig_jobs', { action: { kind: 'figure', id: 'jobs' } }],
		['SCAN', '12', { action: { kind: 'command', command: 'start' } }],
		['subscribe', 'qrscene_cmd_delete', { action: { kind: 'command', command: 'start' } }],
	])('reads %s with the scene %s', (event, key, said) => {
		expect(decoded(eventXml('oA', event, key))?.incoming).toEqual({ kind: 'said', said })
	})

	it('takes an empty recognition for none', () => {
		expect(decoded(otherXml('oA', 'voice', '<Recognition> </Recognition>'))?.incoming).toEqual({
			kind: 'said',
			said: { event: 'unreadable' },
		})
	})
})
