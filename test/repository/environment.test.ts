import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSettings } from '../../src/config/settings.ts'

/** The names that the schema asks the environment for. */
function askedFor(): readonly string[] {
	const names = new Set<string>()
	const note = (name: string | symbol): undefined => {
		if (typeof name === 'string' && /^[A-Z_]+$/u.test(name)) names.add(name)
	}
	readSettings(
		new Proxy<Record<string, string | undefined>>(
			{},
			{
				get: (_, name) => note(name),
				has: (_, name) => {
					note(name)
					return false
				},
			},
		),
	)
	return [...names].toSorted()
}

it('.env.example names every setting and no other', () => {
	const named = readFileSync('.env.example', 'utf8').matchAll(/^#?\s?([A-Z_]+)=/gmu)
	expect([...named].map(([, name]) => name).toSorted()).toEqual(askedFor())
})
