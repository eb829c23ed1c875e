import type { Reply } from '../../src/domain/reply.ts'

export const plainReply = (...lines: readonly string[]): Reply => ({
	lang: 'zh-Hans',
	outcome: 'chat',
	topics: [],
	figures: [],
	about: null,
	candidates: [],
	blocks: lines.map((text) => ({ kind: 'text', text })),
})
