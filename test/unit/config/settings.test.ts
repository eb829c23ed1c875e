import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config/settings.ts'

describe('readSettings', () => {
	it('has a default for everything', () => {
		expect(readSettings({})).toEqual({
			KNOWLEDGE_DIR: 'knowledge',
			DATA_DIR: 'data',
			HOST: '127.0.0.1',
			PORT: 8080,
			TELEGRAM_API_ROOT: 'https://api.telegram.org',
			TELEGRAM_ADMINS: [],
			WECOM_ROBOT_WEBHOOKS: [],
			WECOM_ROBOT_API_BASE: 'https://qyapi.weixin.qq.com',
			WECHAT_OA_API_BASE: 'https://api.weixin.qq.com',
			KEEP_UNANSWERED: false,
			RETENTION_DAYS: 90,
			BROADCAST_TIME: 510,
			BROADCAST_ZONE: 'Asia/Shanghai',
			QUIET_HOURS: { fromMinute: 1290, toMinute: 450 },
			LOG_LEVEL: 'info',
			TRUSTED_PROXIES: [],
			WEB_PAGE: true,
			WEB_EMBED_PARENTS: [],
			WEB_PER_MINUTE: 120,
			WECHATY_NAME: 'wechat',
			WECHATY_PUPPET_OPTIONS: {},
		})
	})

	it('takes an empty setting for one that is not set', () => {
		expect(readSettings({ LOG_LEVEL: ' ', DATA_DIR: '' })).toEqual(readSettings({}))
	})

	it('leaves the rest of the environment alone', () => {
		expect(readSettings({ PATH: '/bin' })).toEqual(readSettings({}))
	})

	it('wants a secret for a webhook', () => {
		expect(() => readSettings({ TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram/webhook' })).toThrow(
			/TELEGRAM_WEBHOOK_SECRET: must be set/u,
		)
	})

	it.each([
		['PORT', '99999'],
		['PORT', 'http'],
		['TELEGRAM_BOT_TOKEN', 'my token'],
		['TELEGRAM_API_ROOT', 'api.telegram.org'],
		['TELEGRAM_WEBHOOK_SECRET', 'with spaces'],
		['TELEGRAM_ADMINS', '@somebody'],
		['WECHAT_OA_APP_ID', 'my account'],
		['WECHAT_OA_APP_SECRET', 'short'],
		['WECHAT_OA_TOKEN', 'with spaces'],
		['WECHAT_OA_AES_KEY', 'of 42 characters'],
		['WECHAT_OA_API_BASE', 'api.weixin.qq.com'],
		['DATABASE_URL', 'mysql://localhost/wenbao'],
		['ID_SALT', 'short'],
		['KEEP_UNANSWERED', 'perhaps'],
		['RETENTION_DAYS', '0'],
		['BROADCAST_TIME', '25:00'],
		['BROADCAST_TIME', '22:00'],
		['BROADCAST_ZONE', 'Peking'],
		['QUIET_HOURS', '21:30'],
		['QUIET_HOURS', '21:30-21:30'],
		['PUBLIC_URL', 'bot.example'],
		['TRUSTED_PROXIES', 'proxy.example'],
		['TRUSTED_PROXIES', '10.0.0.0/33'],
		['WEB_EMBED_PARENTS', 'https://a.example/page'],
		['WEB_EMBED_PARENTS', "https://a.example; script-src 'unsafe-inline'"],
		['WEB_EMBED_PARENTS', '*'],
		['WEB_PER_MINUTE', '0'],
	])('names %s when it is %j', (name, value) => {
		expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`${name}: `, 'u'))
	})

	it('takes lists parted by commas or spaces', () => {
		const settings = readSettings({
			WEB_EMBED_PARENTS: 'https://a.example, http://b.example:8080 https://*.c.example',
			TRUSTED_PROXIES: '10.0.0.0/8 ::1',
		})

		expect([settings.WEB_EMBED_PARENTS, settings.TRUSTED_PROXIES]).toEqual([
			['https://a.example', 'http://b.example:8080', 'https://*.c.example'],
			['10.0.0.0/8', '::1'],
		])
	})

	it('never repeats a secret in its message', () => {
		expect(() => readSettings({ TELEGRAM_BOT_TOKEN: 'secret word' })).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret word') }),
		)
	})

	it.each([{ WECHAT_OA_TOKEN: 'word' }, { WECHAT_OA_APP_SECRET: '0123456789abcdef0123456789abcdef' }, {}])(
		'says once what an Official Account needs: %j is not enough',
		(given) => {
			expect(() => readSettings({ WECHAT_OA_APP_ID: 'wx0123456789abcdef', ...given })).toThrow(
				/^The settings cannot be used:\n {2}WECHAT_OA_APP_ID: needs WECHAT_OA_APP_SECRET and WECHAT_OA_TOKEN too$/u,
			)
		},
	)

	it('wants a salt of its own for a database that several processes share', () => {
		expect(() => readSettings({ DATABASE_URL: 'postgres://localhost/wenbao' })).toThrow(
			/ID_SALT: must be set/u,
		)
	})

	it('reads the administrators one by one', () => {
		expect(readSettings({ TELEGRAM_ADMINS: '12, 345' }).TELEGRAM_ADMINS).toEqual(['12', '345'])
	})

	it('takes the last slash of an address away', () => {
		expect(readSettings({ TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' }).TELEGRAM_API_ROOT).toBe(
			'http://127.0.0.1:8081',
		)
	})

	it('reads the robots one by one', () => {
		const json = '{"社区一群": " 693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa ", "二群": "5b1c02de"}'

		expect(readSettings({ WECOM_ROBOT_WEBHOOKS: json }).WECOM_ROBOT_WEBHOOKS).toEqual([
			{ name: '社区一群', key: '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' },
			{ name: '二群', key: '5b1c02de' },
		])
	})

	const KEY = '693a91f6-7cbc-4bc4-97a0-0ec2cafe5aaa'

	it.each([
		['no JSON', `社区一群=${KEY}`, 'must be a JSON object'],
		['a list', `["${KEY}"]`, 'must be a JSON object'],
		['nothing', 'null', 'must be a JSON object'],
		[
			'an address',
			`{"一群":"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${KEY}"}`,
			'robot 1 needs its key',
		],
		['a number', '{"一群":12345678}', 'robot 1 needs its key'],
		['no name', `{"":"${KEY}"}`, 'robot 1 needs a name'],
		['name and key swapped', `{"一群":"5b1c02de","${KEY}":"二群"}`, 'robot 2 has a key where its name'],
		['one key twice', `{"一群":"${KEY}","二群":"${KEY}"}`, 'two robots with the same key'],
		['one name twice', `{"一群":"${KEY}","一群 ":"5b1c02de"}`, 'two robots with the same name'],
	])('says what is wrong with robots given as %s, and repeats no key', (_, json, problem) => {
		expect(() => readSettings({ WECOM_ROBOT_WEBHOOKS: json })).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(new RegExp(`WECOM_ROBOT_WEBHOOKS: .*${problem}(?!.*${KEY})`, 'u')),
			}),
		)
	})

	it('names every wrong setting in one message', () => {
		expect(() => readSettings({ LOG_LEVEL: 'loud', KNOWLEDGE_PACK: '../etc' })).toThrow(
			/KNOWLEDGE_PACK: must.*\n.*LOG_LEVEL: must be one of/u,
		)
	})
})
