// Opens the store of the options in argv[2], as JSON, and prints which of the packages in argv[3] were loaded for it,
// parted by spaces.
import { registerHooks } from 'node:module'
import { AppError } from '../../src/domain/errors.ts'

const [, , options = '{}', packages = ''] = process.argv
const loaded = new Set<string>()
registerHooks({
	resolve: (specifier, context, next) => {
		loaded.add(specifier)
		return next(specifier, context)
	},
})
const { openStore } = await import('../../src/store/open-store.ts')
try {
	const { store } = await openStore({ ...JSON.parse(options), clock: { now: Date.now } })
	await store.close()
} catch (error) {
	// A PostgreSQL that is not there was looked for.
	if (!(error instanceof AppError && error.code === 'STORE_UNREACHABLE')) throw error
}
console.log(
	packages
		.split(' ')
		.filter((name) => loaded.has(name))
		.join(' '),
)
