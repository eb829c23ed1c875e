import { terminalConfig } from '../../adapters/terminal/config.ts'

/** The terminal that this process runs in. */
export const terminal = () =>
	terminalConfig({
		inputIsTty: process.stdin.isTTY === true,
		outputIsTty: process.stdout.isTTY === true,
		columns: process.stdout.columns,
		noColor: process.env['NO_COLOR'],
		term: process.env['TERM'],
	})
