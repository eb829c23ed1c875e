import { describe, expect, it } from 'vitest'
import { troubleOf, troubleOnTheWay } from '../../../../adapters/wecom-robot/trouble.ts'

describe('what WeCom answers', () => {
	it('is no trouble when it has sent the message', () => {
		expect(troubleOf(200, { errcode: 0, errmsg: 'ok' })).toBeNull()
	})

	it.each([
		[200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'flood'],
		[200, { errcode: -1, errmsg: 'system busy' }, 'passing'],
		[200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'gone'],
		[200, { errcode: 45002, errmsg: 'content size out of limit' }, 'refused'],
		[200, { errcode: 12345 }, 'refused'],
		[429, null, 'flood'],
		[503, null, 'passing'],
		[404, null, 'passing'],
		[200, null, 'passing'],
		[200, { errcode: '0' }, 'passing'],
		[200, [], 'passing'],
	] as const)('%i %j is %s', (status, body, kind) => {
		expect(troubleOf(status, body)?.kind).toBe(kind)
	})

	it('is cut short where it is long', () => {
		expect(troubleOf(200, { errcode: 1, errmsg: 'x'.repeat(5000) })?.why.length).toBeLessThan(300)
	})
})

describe('what happens on the way', () => {
	it('is told by its code, without the address', () => {
		const cause = Object.assign(new Error('connect ECONNREFUSED https://x/?key=abc'), {
			code: 'ECONNREFUSED',
		})

		expect(troubleOnTheWay(new TypeError('fetch failed: key=abc', { cause }))).toEqual({
			kind: 'passing',
			why: 'ECONNREFUSED',
		})
	})

	it('is told in our words where it has no code', () => {
		expect(troubleOnTheWay(new TypeError('bad address key=abc')).why).toBe('the network failed')
	})
})
