import { expect, it } from 'vitest'
import { askedTogether } from '../../../src/understand/asked-together.ts'
import { createReadScores, type Scores } from '../../../src/understand/scores.ts'

const CLASSES = ['figure:roads', 'figure:bridges', 'area:city', 'off']
const readScores = createReadScores(CLASSES)

/** A reader that is sure of 路, 桥 and 城, and of nothing else. */
function read(part: string): Scores {
	const known = [/路/u, /桥/u, /城/u].findIndex((word) => word.test(part))
	const best = known < 0 ? CLASSES.length - 1 : known
	return readScores(Float64Array.from(CLASSES, (_, i) => (i === best ? 0.94 : 0.02)))
}

const idsOf = (text: string): readonly string[] => askedTogether(text, read).map((target) => target.id)

it.each([
	['修路几条, 建桥几座', ['roads', 'bridges']],
	['修几条路和建几座桥', ['roads', 'bridges']],
	['修几条路还有建几座桥', ['roads', 'bridges']],
	['建几座桥? 架在什么河上?', ['bridges']],
])('%s asks for %j', (text, ids) => {
	expect(idsOf(text)).toEqual(ids)
})

it.each([
	['one figure', '修几条路'],
	['one figure twice', '修几条路和铺几条路'],
	['an area and a figure', '说说城里, 还有修几条路'],
	['a remark and a question', '天气真好, 修几条路'],
	['a long story', `${'昨天出门走了很远, '.repeat(10)}修几条路, 建几座桥`],
])('%s is not asked together: %s', (_, text) => {
	expect(idsOf(text)).toEqual([])
})
