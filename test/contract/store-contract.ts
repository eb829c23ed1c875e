import { describe } from 'vitest'
import { createStoreRun, type StorePlace } from '../support/store-run.ts'
import { chatsContract } from './store-chats-contract.ts'
import { conversationContract } from './store-conversation-contract.ts'
import { historyContract } from './store-history-contract.ts'
import { ledgerContract } from './store-ledger-contract.ts'
import { lifetimeContract } from './store-lifetime-contract.ts'
import { recordsContract } from './store-records-contract.ts'
import { subscriptionsContract } from './store-subscriptions-contract.ts'

/** What every store owes the program. */
export const storeContract = (
	name: string,
	openPlace: () => Promise<StorePlace>,
	skip: string | null,
): void => {
	describe.skipIf(skip !== null)(`${name} as a store${skip === null ? '' : `: skipped, ${skip}`}`, () => {
		const run = createStoreRun(openPlace)
		conversationContract(run)
		chatsContract(run)
		subscriptionsContract(run)
		ledgerContract(run)
		historyContract(run)
		recordsContract(run)
		lifetimeContract(run)
	})
}
