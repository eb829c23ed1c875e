import type { Claim, Outcome } from '../../src/ports/ledger.ts'
import type { Store } from '../../src/ports/store.ts'

/** Claims what is due on Telegram and settles it, one after another, without sending anything. */
export const settleDue = async ({ ledger }: Store, outcome: Outcome = 'sent'): Promise<readonly Claim[]> => {
	const settled: Claim[] = []
	for (;;) {
		const claim = await ledger.claim({ platform: 'telegram', owner: 'worker', leaseMs: 60_000 })
		if (claim === null) return settled
		await ledger.settle(claim, outcome)
		settled.push(claim)
	}
}
