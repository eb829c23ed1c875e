import type { Logger } from 'pino'
import type { Settings } from '../../config/settings.ts'
import type { Handle } from '../../domain/conversation.ts'
import type { DrawPicture } from '../../domain/picture.ts'
import type { Store } from '../../ports/store.ts'
import type { House } from '../house.ts'

/** What a channel is made of. */
export interface ChannelParts {
	readonly settings: Settings
	readonly house: House
	readonly store: Store
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly log: Logger
}
