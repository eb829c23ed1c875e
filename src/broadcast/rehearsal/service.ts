import type { Claim, Ledger } from '../../ports/ledger.ts'
import type { Outbox } from '../../ports/outbox.ts'
import type { Store } from '../../ports/store.ts'
import type { Planner } from '../plan-tips.ts'
import type { Runner } from '../run-deliveries.ts'

/** What lives and dies with one process. */
export interface Life {
	dead: boolean
	readonly died: Promise<void>
	readonly kill: () => void
}

export const createLife = (): Life => {
	const { promise, resolve } = Promise.withResolvers<void>()
	const life = {
		dead: false,
		died: promise,
		kill: () => {
			life.dead = true
			resolve()
		},
	}
	return life
}

/** What a dead process waits for. */
export const NEVER = new Promise<never>(() => undefined)

export interface Watch {
	readonly claimed: (claim: Claim) => void
	/** The ledger knows that it was sent. */
	readonly sent: (claim: Claim) => void
}

type Method = (...args: readonly unknown[]) => Promise<unknown>

/** The same methods for one process: once it is dead it asks nothing more and hears no answer. */
const mortalPart = <Part extends object>(part: Part, life: Life): Part =>
	Object.fromEntries(
		(Object.entries(part) as readonly (readonly [string, Method])[]).map(([name, method]) => [
			name,
			async (...args: readonly unknown[]) => {
				if (life.dead) return NEVER
				const result = await method(...args)
				return life.dead ? NEVER : result
			},
		]),
	) as Part

/** Tells what the ledger was told, also when nobody hears the answer any more. */
const watched = (ledger: Ledger, { claimed, sent }: Watch): Ledger => ({
	...ledger,
	claim: async (query) => {
		const claim = await ledger.claim(query)
		if (claim !== null) claimed(claim)
		return claim
	},
	renew: async (claim, leaseMs) => {
		const renewed = await ledger.renew(claim, leaseMs)
		if (renewed !== null) claimed(renewed)
		return renewed
	},
	settle: async (claim, outcome) => {
		const ours = await ledger.settle(claim, outcome)
		if (ours && outcome === 'sent') sent(claim)
		return ours
	},
})

/** The store as one process reaches it. */
export const mortal = (store: Store, life: Life, watch: Watch): Store => ({
	...store,
	preferences: mortalPart(store.preferences, life),
	chats: mortalPart(store.chats, life),
	subscriptions: mortalPart(store.subscriptions, life),
	ledger: mortalPart(watched(store.ledger, watch), life),
	notices: mortalPart(store.notices, life),
	switches: mortalPart(store.switches, life),
})

/** A process that plans and delivers. */
export interface RehearsedService {
	readonly life: Life
	/**
	 * What its engine does each minute; deliveries are looked for where some are open, or new. Resolves to whether they
	 * were, also when it is killed meanwhile.
	 */
	readonly tick: (someOpen: boolean) => Promise<boolean>
	/** As a signal to stop does: what is on its way is finished. */
	readonly stop: () => void
}

export const createRehearsedService = (
	life: Life,
	{ planner, runner }: { readonly planner: Planner; readonly runner: Runner },
	outbox: Outbox,
	platform: string,
): RehearsedService => {
	const stopping = new AbortController()
	const work = async (someOpen: boolean): Promise<boolean> => {
		if ((await planner.plan()) === 0 && !someOpen) return false
		await runner.drain(outbox, platform, stopping.signal)
		return true
	}
	return {
		life,
		tick: (someOpen) => Promise.race([work(someOpen), life.died.then(() => true)]),
		stop: () => stopping.abort(),
	}
}
