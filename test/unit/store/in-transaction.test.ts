import { expect, it } from 'vitest'
import { AppError } from '../../../src/domain/errors.ts'
import { withoutConflict } from '../../../src/store/in-transaction.ts'

/** Fails so many times, then gives the number of the try. */
const failing = (times: number, code: string) => {
	let tries = 0
	return async (): Promise<number> => {
		tries++
		if (tries <= times) throw new AppError(code, `try ${tries}`, '')
		return tries
	}
}

it('tries again after a conflict, four times', async () => {
	expect(await withoutConflict(failing(4, 'STORE_CONFLICT'))).toBe(5)
	await expect(withoutConflict(failing(5, 'STORE_CONFLICT'))).rejects.toMatchObject({ message: 'try 5' })
})

it('does not try again after anything else', async () => {
	await expect(withoutConflict(failing(1, 'STORE_FULL'))).rejects.toMatchObject({ message: 'try 1' })
})
