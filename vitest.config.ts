import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		testTimeout: 20_000,
		// Left to itself vitest keeps one core free, which on two is half of them.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'rooms',
					include: ['test/**/*.test.ts'],
					exclude: ['test/e2e/**'],
					// The code is read once a worker, not once a file: no test changes a module.
					isolate: false,
					sequence: { groupOrder: 0 },
				},
			},
			{
				extends: true,
				test: {
					// Real processes, servers and browsers want the machine for themselves.
					name: 'e2e',
					include: ['test/e2e/**/*.test.ts'],
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
})
