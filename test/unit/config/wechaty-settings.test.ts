import { expect, it } from 'vitest'
import { readSettings } from '../../../src/config/settings.ts'

it('leaves WeChat off where no puppet is named', () => {
	expect(readSettings({ WECHATY_PUPPET: '' }).WECHATY_PUPPET).toBeUndefined()
})

it('reads what the puppet is made with', () => {
	const settings = readSettings({
		WECHATY_PUPPET: 'wechaty-puppet-service',
		WECHATY_PUPPET_OPTIONS: '{"token":"a","endpoint":"127.0.0.1:8788"}',
	})

	expect([settings.WECHATY_PUPPET_OPTIONS, settings.WECHATY_NAME]).toEqual([
		{ token: 'a', endpoint: '127.0.0.1:8788' },
		'wechat',
	])
})

it.each([
	['WECHATY_PUPPET', 'express'],
	['WECHATY_PUPPET', '../evil/wechaty-puppet-x'],
	['WECHATY_PUPPET_OPTIONS', 'token=secret-word'],
	['WECHATY_PUPPET_OPTIONS', '["secret-word"]'],
	['WECHATY_NAME', '../elsewhere'],
])('names the setting that is wrong, and repeats no secret: %s=%s', (name, value) => {
	const read = () => readSettings({ [name]: value })

	expect(read).toThrow(name)
	expect(read).not.toThrow('secret-word')
})
