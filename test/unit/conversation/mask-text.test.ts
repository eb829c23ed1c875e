import { describe, expect, it } from 'vitest'
import { maskText } from '../../../src/conversation/mask-text.ts'

describe('maskText', () => {
	it.each([
		['我的电话是13800138000，回我', '我的电话是[号码],回我'],
		['138 0013 8000', '[号码]'],
		['１３８００１３８０００', '[号码]'],
		['1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣', '[号码]'],
		['+86-138-0013-8000', '[号码]'],
		['(0635) 845 1234', '([号码]'],
		['身份证37250119900101123X办不了', '身份证[号码]办不了'],
		['卡号6222 0200 1234 5678 901', '卡号[号码]'],
		['幺三八零零一三八零零零', '[号码]'],
		['发到 zhang.san@example.com 吧', '发到 [邮箱] 吧'],
		['看 https://example.com/a?b=1 这个', '看 [网址] 这个'],
		['加我t.me/zhangsan', '加我[网址]'],
		['@zhang_san 说的', '[账号] 说的'],
		['鲁P12345撞了我', '[车牌]撞了我'],
		['鲁p·AD1234 停在门口', '[车牌] 停在门口'],
		['两\n行\u0007 字', '两 行 字'],
	])('%j → %j', (text, masked) => {
		expect(maskText(text)).toBe(masked)
	})

	it.each(['2023年修23条路', '粮食110亿斤', '一二三产业', '12345热线打不通', 'how many roads in 2023?'])(
		'leaves %j as it is',
		(text) => {
			expect(maskText(text)).toBe(text)
		},
	)

	it('cuts a long story, and no number in two', () => {
		const masked = maskText(`${'路'.repeat(1994)}13800138000`)

		expect(masked).toBe('路'.repeat(1994))
	})
})
