import { describe, it } from 'vitest'
import { whyNoPostgres } from '../../support/postgres.ts'
import { killPostgres } from '../../support/soak/kill-postgres.ts'
import { postgresRestart } from '../../support/soak/postgres-restart.ts'
import { SOUND } from '../../support/soak/sound.ts'
import { thirtyDays } from '../../support/soak/thirty-days.ts'

const skip = whyNoPostgres()

// Side by side, for most of the time is waited until a dead process is noticed. The full sizes: npm run soak
describe.skipIf(skip !== null)(
	`a broadcast over PostgreSQL${skip === null ? '' : `: skipped, ${skip}`}`,
	{ concurrent: true },
	() => {
		it('of two processes that are killed misses nobody and forgets nothing', async ({ expect }) => {
			const audit = await killPostgres({ rounds: 2, chatsPerRound: 30, seed: 3, waitForLeases: false })

			expect(audit).toMatchObject({ ...SOUND, chats: 60 })
			expect(audit.mostLifeMs).not.toBe(Number.POSITIVE_INFINITY)
			expect({ cut: audit.unheard > 0, confirmed: audit.confirmed > 0 }).toEqual({
				cut: true,
				confirmed: true,
			})
		}, 180_000)

		it('goes on after the server has restarted, and citizens are answered meanwhile', async ({ expect }) => {
			const { citizens, ...audit } = await postgresRestart({
				chats: 60,
				before: 10,
				times: 1,
				betweenMs: 500,
			})

			expect(audit).toMatchObject({ ...SOUND, chats: 60 })
			expect([citizens.asked > 0, citizens.answered]).toEqual([true, citizens.asked])
		}, 180_000)

		it('brings every chat one tip on each date although replicas are killed', async ({ expect }) => {
			const { repeated, unheard, ...result } = await thirtyDays({ kills: [true, false], chats: 60, seed: 3 })

			expect(result).toMatchObject({ days: 2, missed: 0, sameTip: 0, notSent: 0, outOfHours: 0 })
			expect(repeated).toBeLessThanOrEqual(unheard)
		}, 180_000)
	},
)
