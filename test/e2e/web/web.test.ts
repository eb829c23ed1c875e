import { afterAll, beforeAll, describe, it } from 'vitest'
import { chromiumPath, NO_CHROMIUM } from '../../support/web/chromium.ts'
import { useCitizens } from '../../support/web/citizens.ts'
import { type HostSite, openHostSite } from '../../support/web/host-site.ts'
import { accessibility } from './accessibility.ts'
import { asking } from './ask.ts'
import { embedding } from './embed.ts'
import { hands } from './hands.ts'
import { passingOn } from './pass-on.ts'
import { printing } from './print.ts'
import { trouble } from './trouble.ts'

/** Long, for a browser on a busy machine. */
const PATIENCE_MS = 120_000

const opened = (site: HostSite | null): HostSite => {
	if (site === null) throw new TypeError('The other site has not been opened')
	return site
}

// One browser and one service for all of it: each of them costs more than a test.
describe.skipIf(chromiumPath === null)('the citizen page', { timeout: PATIENCE_MS }, () => {
	let allowed: HostSite | null = null
	let stranger: HostSite | null = null
	// Before the service starts, which has to be told who may embed it.
	beforeAll(async () => {
		const chat = () => citizens.service().origin
		const tag = () => `<script src="${chat()}/embed.js" data-lang="en" async></script>`
		allowed = await openHostSite(chat, () => `${tag()}${tag()}`)
		stranger = await openHostSite(chat, tag)
	})
	const citizens = useCitizens(() => ({
		WEB_EMBED_PARENTS: opened(allowed).origin,
		WEB_PER_MINUTE: '100000',
	}))
	afterAll(() => Promise.all([allowed?.close(), stranger?.close()]))

	asking(citizens)
	passingOn(citizens)
	trouble(citizens)
	embedding(citizens, { allowed: () => opened(allowed), stranger: () => opened(stranger) })
	hands(citizens)
	printing(citizens)
	accessibility(citizens)
})

describe.runIf(chromiumPath === null)('the citizen page', () => {
	it.skip(NO_CHROMIUM, () => undefined)
})
