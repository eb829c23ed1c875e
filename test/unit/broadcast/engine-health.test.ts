import { expect, it } from 'vitest'
import { createEngineHealth } from '../../../src/broadcast/engine-health.ts'
import { StandingClock } from '../../support/standing-clock.ts'

const WELL = { ok: true, detail: 'all is well' }

const healthOf = () => {
	const clock = new StandingClock('2026-11-25T08:30+08:00')
	return { clock, ...createEngineHealth(clock, () => WELL) }
}

it('tells a trouble in its own words', () => {
	const { note, health } = healthOf()
	note(new Error('the database does not answer'))
	expect(health()).toEqual({ ok: false, detail: 'the database does not answer' })
})

it('tells what was refused at each address', () => {
	const { note, health } = healthOf()
	note(new AggregateError([new Error('refused at ::1'), new Error('refused at 127.0.0.1')]))
	expect(health().detail).toBe('refused at ::1; refused at 127.0.0.1')
})

it('forgets a trouble that was taken back', () => {
	const { note, well, health } = healthOf()
	note(new Error('gone by now'))
	well()
	expect(health()).toEqual(WELL)
})

it('forgets a trouble that has not come again', () => {
	const { clock, note, health } = healthOf()
	note(new Error('once'))
	clock.advance(2 * 60_000)
	expect(health().ok).toBe(false)
	clock.advance(1)
	expect(health()).toEqual(WELL)
})
