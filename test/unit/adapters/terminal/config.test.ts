import { describe, expect, it } from 'vitest'
import { terminalConfig } from '../../../../adapters/terminal/config.ts'

const TTY = { inputIsTty: true, outputIsTty: true, columns: 80, noColor: undefined, term: 'xterm' }

describe('terminalConfig', () => {
	it('has colours on a terminal', () => {
		expect(terminalConfig(TTY)).toEqual({ colour: true, interactive: true, columns: 80 })
	})

	it.each([
		['a pipe', { outputIsTty: false }],
		['NO_COLOR', { noColor: '1' }],
		['a dumb terminal', { term: 'dumb' }],
	])('has none with %s', (_, facts) => {
		expect(terminalConfig({ ...TTY, ...facts }).colour).toBe(false)
	})

	it('takes an empty NO_COLOR for none', () => {
		expect(terminalConfig({ ...TTY, noColor: '' }).colour).toBe(true)
	})

	it('does not wrap for a pipe', () => {
		expect(terminalConfig({ ...TTY, outputIsTty: false }).columns).toBe(Number.POSITIVE_INFINITY)
	})
})
