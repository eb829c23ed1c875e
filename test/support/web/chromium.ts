import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'] as const

/** Of the system; null where there is none. */
export const chromiumPath: string | null =
	(process.env['PATH'] ?? '')
		.split(delimiter)
		.flatMap((folder) => NAMES.map((name) => join(folder, name)))
		.find((path) => existsSync(path)) ?? null

export const NO_CHROMIUM = 'no Chromium on this machine: apt-get install chromium fonts-noto-cjk'

/** Without a sandbox, since root has none to give. */
export const launchChromium = (): Promise<Browser> =>
	chromium.launch({
		executablePath: chromiumPath ?? '',
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--renderer-process-limit=1'],
	})
