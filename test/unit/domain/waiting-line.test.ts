import { expect, it, vi } from 'vitest'
import { createWaitingLine } from '../../../src/domain/waiting-line.ts'

/** A line whose first task waits, so that the others do. */
const held = (most: number) => {
	const refused = vi.fn()
	const line = createWaitingLine<string>(refused, most)
	const go = Promise.withResolvers<void>()
	const ran: string[] = []
	const run = (name: string) => async () => {
		await go.promise
		ran.push(name)
		return name
	}
	const add = (name: string, key = 'a') => line(key, run(name), run(`${name}: too many`))
	return { line, go: go.resolve, ran, run, add, refused }
}

it('runs so many of one key, replaces the next and drops the rest', async () => {
	const { add, go, ran } = held(2)
	const results = Promise.all(['1', '2', '3', '4', '5'].map((name) => add(name)))
	go()

	expect(await results).toEqual(['1', '2', '3: too many', null, null])
	expect(ran).toEqual(['1', '2', '3: too many'])
})

it('tells of each that is not run', async () => {
	const { add, go, refused } = held(1)
	const results = Promise.all(['1', '2', '3'].map((name) => add(name)))
	go()
	await results

	expect(refused).toHaveBeenCalledTimes(2)
})

it('heeds what has nothing instead, in its turn', async () => {
	const { line, run, add, go, ran } = held(1)
	const before = [add('1'), add('2'), add('3')]
	const stop = line('a', run('stop'), null)
	go()
	await Promise.all([...before, stop])

	expect(ran).toEqual(['1', '2: too many', 'stop'])
})

it('counts each key by itself, and only what waits', async () => {
	const { add, go } = held(1)
	const others = Promise.all([add('1'), add('2', 'b')])
	go()

	expect([await others, await add('3')]).toEqual([['1', '2'], '3'])
})

it('goes on after a task that failed', async () => {
	const line = createWaitingLine<string>(() => undefined, 1)
	const fails = async () => Promise.reject(new Error('no'))
	await line('a', fails, null).catch(() => undefined)

	expect(
		await line(
			'a',
			async () => 'next',
			async () => 'too many',
		),
	).toBe('next')
})
