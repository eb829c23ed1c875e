import { type Block, visibleTexts } from '../../../../src/domain/reply.ts'

const bulleted = new Set<Block['kind']>(['figures', 'list'])

/** An answer as text to pass on: what it says with its source, without what is there to be pressed. */
export const copiedText = (blocks: readonly Block[]): string =>
	blocks
		.filter((block) => block.kind !== 'choices')
		.flatMap((block) => {
			const texts = visibleTexts(block).filter((text) => text !== '')
			const headed = bulleted.has(block.kind) && 'heading' in block && block.heading !== ''
			return bulleted.has(block.kind)
				? texts.map((text, at) => (headed && at === 0 ? text : `· ${text}`))
				: texts
		})
		.join('\n')
