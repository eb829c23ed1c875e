import { expect, it } from 'vitest'
import { lastClause } from '../../../src/understand/last-clause.ts'

it.each([
	['我是种地的, 想问挖几个塘', ' 想问挖几个塘'],
	['粮食要打九十亿斤, 对吧?', '粮食要打九十亿斤'],
	['they dig forty ponds, right?', 'they dig forty ponds'],
	['塘?', '塘?'],
])('%s asks with %s', (text, clause) => {
	expect(lastClause(text)).toBe(clause)
})
