import { expect, it } from 'vitest'
import { killSqlite } from '../../support/soak/kill-sqlite.ts'
import { manyChats } from '../../support/soak/many-chats.ts'
import { sqlitePlace } from '../../support/soak/place.ts'
import { SOUND } from '../../support/soak/sound.ts'

// The full sizes: npm run soak

it('killed five times while it sends and people opt in and out, it misses nobody and forgets nothing', async () => {
	const audit = await killSqlite({ rounds: 5, chatsPerRound: 24, seed: 5, waitForLeases: false })

	expect(audit).toMatchObject({ ...SOUND, chats: 120 })
	expect(audit.mostLifeMs).not.toBe(Number.POSITIVE_INFINITY)
	// Else nothing was at stake.
	expect({ cut: audit.unheard > 0, confirmed: audit.confirmed > 0 }).toEqual({ cut: true, confirmed: true })
}, 120_000)

it('writes to chats of all kinds within the limits of Telegram, and answers meanwhile', async () => {
	const place = sqlitePlace()
	try {
		const { outcomes, missed, repeated, callsPerChat, citizens } = await manyChats(150, place)

		expect({ outcomes, missed, repeated }).toEqual({
			outcomes: { sent: 148, gone: 1, 'no-rights': 1 },
			missed: 0,
			repeated: 0,
		})
		expect(callsPerChat).toBeLessThanOrEqual(1.05)
		expect(citizens.answered).toBe(citizens.asked)
	} finally {
		await place.dispose()
	}
}, 120_000)
