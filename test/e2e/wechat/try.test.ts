import { expect, it } from 'vitest'
import { startWechat } from '../../support/wechat.ts'
it('works', async () => {
	const t = await startWechat()
	t.mock.addPerson('ann', 'Ann')
	t.mock.addPerson('bob', 'Bob')
	t.mock.say('ann', '今年修几条路')
	console.log(await t.last('ann'))
	t.mock.addRoom({ id: '1@chatroom', topic: '社区', members: ['ann', 'bob'], owner: 'ann' })
	t.mock.sayInRoom('ann', '1@chatroom', '@问报小助手\u2005/subscribe', ['bot-id'])
	console.log(await t.last('1@chatroom'), t.mock.sent, t.log)
	await t[Symbol.asyncDispose]()
	expect(1).toBe(1)
})
