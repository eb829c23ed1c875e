import type { Reply } from '../../src/domain/reply.ts'
import { plainReply } from './plain-reply.ts'

const replyIn = (lang: Reply['lang'], text: string): Reply => ({ ...plainReply(text), lang })

/** Replies that say in one line what they were made of. */
export const plainCompose = {
	tip: (tip: { readonly id: string }, lang: Reply['lang'], year: number, subscribed: boolean | null): Reply =>
		replyIn(lang, `${tip.id} ${lang} ${year} ${subscribed}`),
	correction: (figure: string, note: string, lang: Reply['lang'], year: number): Reply =>
		replyIn(lang, `${figure}: ${note} ${lang} ${year}`),
	notice: (text: string, lang: Reply['lang'], year: number): Reply =>
		replyIn(lang, `${text} ${lang} ${year}`),
}
