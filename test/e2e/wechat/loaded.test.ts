import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { startBotProcess } from '../../support/bot-process.ts'
import { waitUntil } from '../../support/soak/wait-until.ts'

const LISTER = fileURLToPath(new URL('../../support/list-modules.mjs', import.meta.url))
const ONLY_FOR_WECHAT = /\/node_modules\/(?:wechaty[\w-]*|file-box|qrcode-generator)\/|\/adapters\/wechat\//u

/** The modules of `npm start` with a group robot, from its start until its channels run. */
const modulesOf = async (settings: Readonly<Record<string, string>>, isOn: string) => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-loaded-'))
	const list = join(dataDir, 'modules')
	const service = startBotProcess({ token: '', url: '' }, dataDir, {
		WECOM_ROBOT_WEBHOOKS: '{"一群":"11111111-7cbc-4bc4-97a0-aaaaaaaaaaaa"}',
		WECOM_ROBOT_API_BASE: 'http://127.0.0.1:9',
		LOG_LEVEL: 'info',
		NODE_OPTIONS: `--import=${LISTER}`,
		LIST_MODULES: list,
		...settings,
	})
	try {
		await waitUntil(() => service.output().includes(isOn), 60_000, isOn)
		return readFileSync(list, 'utf8').trim().split('\n')
	} finally {
		await service.end('SIGTERM')
		rmSync(dataDir, { recursive: true })
	}
}

it('loads nothing of wechaty while WeChat is off', { timeout: 90_000 }, async () => {
	const modules = await modulesOf({}, 'group robots are on')

	expect(modules.some((url) => url.endsWith('/src/wiring/service.ts'))).toBe(true)
	expect(modules.filter((url) => ONLY_FOR_WECHAT.test(url))).toEqual([])
})

it('loads wechaty when a puppet is named, and warns of the risk', { timeout: 90_000 }, async () => {
	const modules = await modulesOf({ WECHATY_PUPPET: 'wechaty-puppet-mock' }, 'breaks WeChat’s terms')

	expect(modules.filter((url) => ONLY_FOR_WECHAT.test(url)).length).toBeGreaterThan(10)
})
