import { expect, it } from 'vitest'
import { detectLanguage } from '../../../src/language/detect-language.ts'

it.each([
	['修几条路', 'zh-Hans'],
	['要修幾條路', 'zh-Hant'],
	['How many roads?', 'en'],
	['xiu ji tiao lu', 'zh-Hans'],
	['GDP是多少', 'zh-Hans'],
	['糧食 total output', 'zh-Hant'],
	['How many roads in 聊城 this year', 'en'],
	['2023?', 'zh-Hans'],
	['', 'zh-Hans'],
])('%s is answered in %s', (text, lang) => {
	expect(detectLanguage(text)).toBe(lang)
})

it('著 and 乾, which simplified texts hold too, tell nothing', () => {
	expect(detectLanguage('看着乾隆写的名著')).toBe('zh-Hans')
})
