import { expect, it } from 'vitest'
import { statementNames } from '../../../src/store/statement-names.ts'

it('names a statement, the same each time, and another differently', () => {
	const nameOf = statementNames()
	const first = nameOf('select $1', 1)
	expect(first).toMatch(/^wenbao_/u)
	expect(nameOf('select $1', 1)).toBe(first)
	expect(nameOf('select $2', 1)).not.toBe(first)
})

it('names neither what has no parameters nor long lists', () => {
	const nameOf = statementNames()
	expect([nameOf('begin', 0), nameOf('select $1, …', 500)]).toEqual([undefined, undefined])
})

it('stops before the server holds too many, and keeps the names that there are', () => {
	const nameOf = statementNames()
	const names = Array.from({ length: 1000 }, (_, index) => nameOf(`select ${index} + $1`, 1))
	expect(new Set(names.filter((name) => name !== undefined)).size).toBe(200)
	expect(nameOf('select 0 + $1', 1)).toBe(names[0])
})
