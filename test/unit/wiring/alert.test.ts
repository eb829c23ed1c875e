import { expect, it, vi } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import type { Channel } from '../../../src/ports/channel.ts'
import type { Delivered, Outgoing } from '../../../src/ports/outbox.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { createAlert } from '../../../src/wiring/alert.ts'
import { samplePack } from '../../support/sample-pack.ts'

const compose = createCompose(samplePack)

const open = (delivered: Delivered | null, admins: readonly string[]) => {
	const told: Outgoing[] = []
	const errors: string[] = []
	const outbox = {
		atOnce: 1,
		deliver: async (outgoing: Outgoing): Promise<Delivered> => {
			told.push(outgoing)
			return delivered ?? { kind: 'sent' }
		},
	}
	const telegram = delivered === null ? null : ({ outbox } as unknown as Channel)
	const log = { error: (_: unknown, message: string) => void errors.push(message) } as never
	createAlert({ telegram, admins, compose, log })('微信退出登录了')
	return { told, errors }
}

it('tells each of the office in private on Telegram', () => {
	const { told, errors } = open({ kind: 'sent' }, ['1001', '1002'])

	expect(told.map(({ ref }) => [ref.platform, ref.chat])).toEqual([
		['telegram', '1001'],
		['telegram', '1002'],
	])
	expect(told.every(({ reply }) => renderText(reply).includes('微信退出登录了'))).toBe(true)
	expect(errors).toEqual([])
})

it.each([
	['there is no Telegram', null, ['1001']],
	['nobody is named', { kind: 'sent' } as const, []],
	['it did not arrive', { kind: 'gone', why: 'blocked' } as const, ['1001']],
])('writes it into the log where %s', async (_, delivered, admins) => {
	const { errors } = open(delivered, admins)

	await vi.waitFor(() => expect(errors).toEqual(['微信退出登录了']))
})
