import type { ChatRef } from '../../domain/chat-ref.ts'
import type { Reply } from '../../domain/reply.ts'
import type { Claim } from '../../ports/ledger.ts'
import type { Outgoing } from '../../ports/outbox.ts'
import type { RunnerOptions } from '../run-deliveries.ts'
import { noticeCampaign } from '../send-now.ts'

/** Which campaign a message belongs to: the outbox is not told, and the audit has to know. */
export const createNames = (compose: RunnerOptions['compose']) => {
	const claims = new Map<string, Claim>()
	const abouts = new WeakMap<Reply, string>()
	const nameOf = (ref: ChatRef, about: string): string =>
		JSON.stringify([ref.platform, ref.chat, ref.thread, about])
	const marked = (reply: Reply, about: string): Reply => {
		abouts.set(reply, about)
		return reply
	}
	const counts = { claimed: 0, sent: 0 }
	return {
		counts,
		claimed: (claim: Claim): void => {
			counts.claimed += 1
			claims.set(nameOf(claim.ref, claim.tip ?? claim.campaign), claim)
		},
		compose: {
			...compose,
			tip: (tip, lang, year, subscribed) => marked(compose.tip(tip, lang, year, subscribed), tip.id),
			notice: (text, lang, year) => marked(compose.notice(text, lang, year), noticeCampaign(text)),
		} satisfies RunnerOptions['compose'],
		campaignOf: ({ ref, reply }: Outgoing): Pick<Claim, 'campaign' | 'tip'> => {
			const claim = claims.get(nameOf(ref, abouts.get(reply) ?? ''))
			if (claim === undefined) throw new RangeError('a message that nobody has claimed')
			return claim
		},
	}
}
