import { expect, it } from 'vitest'
import { partExcluded } from '../../../src/understand/exclusion.ts'

it.each([
	['不问桥问路', '问路', '不问桥,'],
	['不问桥, 问路', '问路', '不问桥,'],
	['不是桥, 是路', '是路', '不是桥,'],
	['粮食我知道了, 就业呢', '就业呢', '粮食我知道了,'],
	['先不管路, 桥几座?', '桥几座?', '先不管路,'],
	['路的就别说了, 桥几座', '桥几座', '路的就别说了,'],
	['不用跟我解释路, 桥几座', '桥几座', '不用跟我解释路,'],
	['how many bridges, leaving aside roads?', 'how many bridges,', 'leaving aside roads?'],
	['leaving aside bridges, how many roads', 'how many roads', 'leaving aside bridges,'],
])('%s asks %s and sets aside %s', (text, asked, excluded) => {
	expect(partExcluded(text)).toEqual({ asked, excluded })
})

it.each([['粮食不是90亿斤吗'], ['粮食总产, 不是90亿斤吗']])(
	'%s is a premise, nothing is set aside',
	(text) => {
		expect(partExcluded(text)).toEqual({ asked: text, excluded: '' })
	},
)

it.each([['不问桥'], ['不问桥, 不问路'], ['桥几座? 不问路?']])(
	'nothing of %s is set aside: something must be left, and a question asks',
	(text) => {
		expect(partExcluded(text).excluded).toBe('')
	},
)
