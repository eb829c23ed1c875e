import { describe, expect, it } from 'vitest'
import { menuOf, menuText } from '../../../../adapters/wechat-official/menu.ts'
import { decodeAction } from '../../../../src/domain/action-code.ts'
import { areaId } from '../../../../src/domain/ids.ts'
import type { Area } from '../../../../src/domain/pack.ts'
import { samplePack } from '../../../support/sample-pack.ts'
import { menuFault } from '../../../support/wechat-api/menu-fault.ts'

const [sample] = samplePack.areas

const areas = (count: number, title = '方面'): readonly Area[] =>
	Array.from({ length: count }, (_, at) => {
		if (sample === undefined) throw new TypeError('The sample pack has areas')
		return {
			...sample,
			id: areaId(`area-${at + 1}`),
			title: { 'zh-Hans': title, 'zh-Hant': title, en: title },
		}
	})

const keysOf = (count: number): readonly string[] =>
	menuOf({ areas: areas(count) }).button.flatMap(({ sub_button: below }) => below.map(({ key }) => key))

describe('menuOf', () => {
	it.each([1, 4, 5, 6, 10, 11, 40])('is what WeChat takes with %i areas', (count) => {
		expect(menuFault(menuOf({ areas: areas(count, '很长'.repeat(40)) }))).toBeNull()
	})

	it('has every area of a report of ten', () => {
		expect(keysOf(10).filter((key) => key.startsWith('area_'))).toHaveLength(10)
	})

	it('leads to the whole list where there are more', () => {
		expect(keysOf(11)).toContain('cmd_areas')
	})

	it('has keys that mean something', () => {
		expect(keysOf(10).filter((key) => decodeAction(key) === null)).toEqual([])
	})
})

it('menuText shows each button with what it does', () => {
	expect(menuText(menuOf({ areas: areas(1) }))).toContain('  方面  (area_area-1)')
})
