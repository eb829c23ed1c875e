import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		testTimeout: 20_000,
		// Left to itself vitest keeps one core free, which on two is half of them; what takes long here mostly waits.
		maxWorkers: '100%',
	},
})
