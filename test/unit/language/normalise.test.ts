import { expect, it } from 'vitest'
import { normalise, simplify, stripGreeting } from '../../../src/language/normalise.ts'

it.each([
	['full width to half', 'ＡＢＣ１２３', 'abc123'],
	['traditional to simplified, quotation marks away', '「糧食」總產？？', '粮食总产?'],
	['words of Taiwan to those of the mainland', '公車捷運', '公交车地铁'],
	['characters kept apart are joined', '粮 食 总 产', '粮食总产'],
	['a called name goes', '@问报 修几条路', '修几条路'],
	['invisible characters go', '修路\u200b几条', '修路几条'],
	['a comma between thousands goes', '1,234,567元', '1234567元'],
	['a decimal point stays', '4.5万人。', '4.5万人.'],
	['a hyphen between numbers stays', '3-5条', '3-5条'],
	['repeats are cut to two', '好好好好好吗', '好好吗'],
	['a dash between clauses is a comma', '修路——桥呢', '修路, 桥呢'],
	['a lone surrogate does no harm', '修路\ud800', '修路\ufffd'],
])('%s: %s → %s', (_, written, read) => {
	expect(normalise(written)).toBe(read)
})

it('knows 皇后 from 以後, though both are 后 in simplified text', () => {
	expect(simplify('皇后以後')).toBe('皇后以后')
})

it.each([
	['你好，请问修几条路', '修几条路'],
	['hello, how many roads', 'how many roads'],
])('the greeting of %s is taken away', (written, asked) => {
	expect(stripGreeting(normalise(written))).toBe(asked)
})

it('a message that is only a greeting stays whole', () => {
	expect(stripGreeting('你好')).toBe('你好')
})
