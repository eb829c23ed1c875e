/** A clock that stands until it is moved. Times are `2026-11-25T08:30+08:00`. */
export class StandingClock {
	#nowMs: number

	constructor(time: string) {
		this.#nowMs = Date.parse(time)
	}

	readonly now = (): number => this.#nowMs

	set(time: string): void {
		this.#nowMs = Date.parse(time)
	}

	advance(ms: number): void {
		this.#nowMs += ms
	}
}
