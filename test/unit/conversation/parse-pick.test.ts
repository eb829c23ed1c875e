import { describe, expect, it } from 'vitest'
import { isBareNumber, parsePick } from '../../../src/conversation/parse-pick.ts'

describe('parsePick', () => {
	it.each([
		'2',
		'２',
		'②',
		'二',
		'2️⃣',
		' 2。',
		'第二个',
		'第2個',
		'第二项呢',
		'选2',
		'我选第二个',
		'那第二个',
		'2号',
		'the second one',
		'No. 2',
	])('reads %s as the second', (text) => {
		expect(parsePick(text)).toEqual({ kind: 'at', number: 2 })
	})

	it.each([
		['十', 10],
		['第十个', 10],
		['十一', 11],
		['第七', 7],
		['tenth', 10],
	])('reads %s as %i', (text, number) => {
		expect(parsePick(text)).toEqual({ kind: 'at', number })
	})

	it.each(['倒数第二', '倒數第二個'])('counts %s from the end', (text) => {
		expect(parsePick(text)).toEqual({ kind: 'from-end', number: 2 })
	})

	it.each(['都不是', '都不对！', 'none of these', 'None'])('reads %s as none of them', (text) => {
		expect(parsePick(text)).toEqual({ kind: 'none' })
	})

	it.each(['3个', '23条', '第几次', '二月', '2023', '第二产业', '一共多少', 'second hand', '', '两会'])(
		'leaves %s to the understanding',
		(text) => {
			expect(parsePick(text)).toBeNull()
		},
	)

	it.each(['0', '０', '零', ' 0。', '返回', '上一级', '上一級', 'Back'])(
		'reads %s as the way back',
		(text) => {
			expect(parsePick(text)).toEqual({ kind: 'back' })
		},
	)
})

describe('isBareNumber', () => {
	it.each(['2', '２', '②', '十', '1️⃣', '3号', '10.'])('is true of %s', (text) => {
		expect(isBareNumber(text)).toBe(true)
	})

	it.each(['0', '88', '第二个', '选2', '2个', '23条', '', '12345'])('is false of %s', (text) => {
		expect(isBareNumber(text)).toBe(false)
	})
})
