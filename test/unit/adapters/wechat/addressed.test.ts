import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressed, withoutQuotation } from '../../../../adapters/wechat/addressed.ts'

const say = (text: string, mentionsSelf = false, names: readonly string[] = ['小助手', '问报(1.0)']) =>
	addressed({ text, mentionsSelf, names })

describe('addressed', () => {
	it.each([
		['@小助手\u2005修路', '修路'],
		['@小助手 修路', '修路'],
		['@小助手\n修路', '修路'],
		['修路 @小助手', '修路'],
		['＠小助手 修路', '修路'],
		['@问报(1.0) 修路', '修路'],
		['@小助手 @小助手 修路', '修路'],
		['@小助手', '/help'],
		['「张三：@小助手 粮食」\n- - - - - -\n@小助手 修路', '修路'],
	])('takes its name out of %j', (text, expected) => {
		expect(say(text)).toBe(expected)
	})

	it('believes the puppet where the name is another one', () => {
		expect(say('@报报\u2005修路', true)).toBe('修路')
	})

	it.each([
		['修路', false],
		['小助手 修路', false],
		['@小助手们 修路', false],
		['a@小助手b', false],
		['@问报(100) 修路', false],
		['修路', true],
		['@所有人 修路', true],
		['@all\u2005修路', true],
		['「张三：@小助手 粮食」\n- - - - - -\n修路', false],
		['「张三：@小助手 粮食」\n- - - - - -\n修路', true],
		['「张三：@小助手 粮食」\n- - - - - -\n@张三\u2005修路', true],
		['', true],
	])('leaves %j alone', (text, mentionsSelf) => {
		expect(say(text, mentionsSelf)).toBeNull()
	})

	it('is nobody without a name', () => {
		expect(say('@ 修路', false, ['', ' '])).toBeNull()
	})

	it('never finds itself in what is only quoted', () => {
		fc.assert(
			fc.property(fc.string(), fc.boolean(), (quoted, mentionsSelf) => {
				const inner = quoted.replaceAll('」', '')
				expect(say(`「张三：@小助手 ${inner}」\n- - - - - - - - -\n好的`, mentionsSelf)).toBeNull()
			}),
		)
	})

	it('takes any text and any name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, names) => {
				const said = addressed({ text, mentionsSelf: true, names })
				expect(said === null || said.trim() !== '').toBe(true)
			}),
		)
	})
})

describe('withoutQuotation', () => {
	it.each([
		['修路', '修路'],
		['「修路」', '「修路」'],
		['「张三：修路」\n- - - - - - - - - - - - - - -\n是的', '是的'],
		['「张三：多行\n修路」\n——————\n是的', '是的'],
	])('makes %j into %j', (text, expected) => {
		expect(withoutQuotation(text)).toBe(expected)
	})
})
