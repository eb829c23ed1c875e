import { zonedTime } from '../../domain/zoned-time.ts'
import type { RehearsalClock } from './clock.ts'
import type { RehearsalEvent } from './events.ts'
import type { Machine } from './machine.ts'
import type { People } from './people.ts'
import type { Platform } from './platform.ts'

/** What made a day special. */
export type Mark = 'kill' | 'restart' | 'down' | 'pause' | 'trouble' | 'wrong-clock' | 'notice'

export interface Happenings {
	/** By local date. */
	readonly marks: ReadonlyMap<string, ReadonlySet<Mark>>
	/** How often people did something. */
	readonly deeds: () => number
	/** Has everything happen that is due. @param inWave while messages are on their way */
	readonly happen: (inWave: boolean) => Promise<void>
	/** When something happens next; Infinity where nothing does. */
	readonly nextMs: () => number
	/** Whether something is due that could not happen in a wave. */
	readonly isLate: () => boolean
}

export interface HappeningsOptions {
	/** In order of time. */
	readonly events: readonly RehearsalEvent[]
	readonly clock: RehearsalClock
	/** For the dates of marks. */
	readonly zone: string
	readonly people: People
	readonly platform: Platform
	readonly machine: Machine
	/** The office tells everybody something. */
	readonly notice: () => Promise<void>
}

/** Until somebody starts a process that was killed. */
const REBIRTH_MS = 20_000
/** A share of all calls, on a good day. */
const CALM = { slow: 0.01, broken: 0.01 }

/** Plays the events on those whom they befall. */
export const createHappenings = (options: HappeningsOptions): Happenings => {
	const { clock, zone, people, platform, machine, notice } = options
	const events = [...options.events]
	const marks = new Map<string, Set<Mark>>()
	let deeds = 0
	platform.setTroubles(CALM)

	const later = (event: RehearsalEvent): void => {
		const at = events.findIndex(({ atMs }) => atMs > event.atMs)
		events.splice(at === -1 ? events.length : at, 0, event)
	}
	const mark = (what: Mark): void => {
		const { date } = zonedTime(clock.trueMs(), zone)
		marks.set(date, (marks.get(date) ?? new Set()).add(what))
	}

	const happened = async (event: RehearsalEvent): Promise<void> => {
		switch (event.kind) {
			case 'deed':
				if (await people.act(event.deed)) deeds += 1
				return
			case 'notice':
				mark('notice')
				return notice()
			case 'kill':
				return platform.arm(event.calls, () => {
					mark('kill')
					machine.kill()
					later({ atMs: clock.trueMs() + REBIRTH_MS, kind: 'reborn' })
				})
			case 'restart':
				return platform.arm(event.calls, () => {
					mark('restart')
					machine.restart()
				})
			case 'reborn':
				return machine.start()
			case 'down':
				mark('down')
				return machine.down()
			case 'up':
				return machine.up()
			case 'pause':
				mark('pause')
				return machine.pause()
			case 'resume':
				return machine.resume()
			case 'trouble':
				mark('trouble')
				return platform.setTroubles(event)
			case 'calm':
				return platform.setTroubles(CALM)
			case 'wrong-clock':
				mark('wrong-clock')
				return machine.setWrong(event.byMs)
			case 'right-clock':
				return machine.setRight()
		}
	}

	/** People talk to a service: what they do while none runs arrives when one does. */
	const mustWait = ({ kind }: RehearsalEvent, inWave: boolean): boolean =>
		((kind === 'deed' || kind === 'notice') && machine.service() === null) ||
		// A lease is not made for a clock that jumps within a second.
		(inWave && (kind === 'wrong-clock' || kind === 'right-clock'))

	const happenAll = async (inWave: boolean): Promise<void> => {
		for (let at = 0; at < events.length; ) {
			const event = events[at]
			if (event === undefined || event.atMs > clock.trueMs()) return
			if (mustWait(event, inWave)) at += 1
			else {
				events.splice(at, 1)
				await happened(event)
			}
		}
	}

	// One after another, whoever lets the time pass.
	let acting: Promise<void> = Promise.resolve()
	return {
		marks,
		deeds: () => deeds,
		happen: (inWave) => {
			acting = acting.then(() => happenAll(inWave))
			return acting
		},
		nextMs: () => events.find(({ atMs }) => atMs > clock.trueMs())?.atMs ?? Number.POSITIVE_INFINITY,
		isLate: () =>
			machine.service() !== null && (events[0]?.atMs ?? Number.POSITIVE_INFINITY) <= clock.trueMs(),
	}
}
