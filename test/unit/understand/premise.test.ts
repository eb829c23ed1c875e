import { expect, it } from 'vitest'
import type { Figure } from '../../../src/domain/pack.ts'
import { findWrongPremise } from '../../../src/understand/premise.ts'
import { samplePack } from '../../support/sample-pack.ts'

/** Printed 70亿斤以上. */
const grain: Figure = { ...(samplePack.figures[0] as Figure), value: 70, unit: '亿斤' }

it.each([
	['粮食总产不是90亿斤吗', '90亿斤'],
	['听说要打90亿斤粮食', '90亿斤'],
	['粮食总产是不是九十亿斤', '九十亿斤'],
	['is it 9 billion jin', '9 billion'],
])('%s says %s', (text, said) => {
	expect(findWrongPremise(text, grain)).toEqual({ figure: 'grain', said })
})

it.each([
	['the printed number', '粮食总产不是70亿斤吗'],
	['a number that is asked for nothing', '粮食总产90亿斤'],
	['another unit', '粮食总产不是90个吗'],
	['a year', '粮食总产是2030年的吗'],
	['no number', '粮食总产定了吗'],
	['the printed number among two', '粮食总产是70亿斤还是90亿斤'],
])('%s is no wrong premise: %s', (_, text) => {
	expect(findWrongPremise(text, grain)).toBeNull()
})
