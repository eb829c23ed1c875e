import type { Block, BlockKind, Reply } from '../domain/reply.ts'

/** How one kind of block becomes lines. An empty string is a blank line; blank lines at the edges fall away. */
export type Visitor = {
	readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => readonly string[]
}

const bulleted = (heading: string, items: readonly string[]): readonly string[] => [
	...(heading === '' ? [] : [heading]),
	...items.map((item) => `· ${item}`),
]

/** The plainest rendering: every channel starts from it and overrides only what it does better. */
export const PLAIN: Visitor = {
	lead: (block) => [block.text],
	correction: (block) => [block.text],
	text: (block) => [block.text],
	list: (block) => bulleted(block.heading, block.items),
	figures: (block) =>
		bulleted(
			block.heading,
			block.items.map((item) => item.text),
		),
	notice: (block) => [block.text],
	source: (block) => [block.text],
	choices: (block) => [
		'',
		block.numberedHeading,
		...block.items.map((item, at) => `${at + 1}. ${item.label}`),
	],
	picture: () => [],
	contacts: (block) => [block.text],
}

/** A reply as lines; a line that states a figure holds its caveat too. */
export const renderLines = (reply: Reply, visitor: Visitor = PLAIN): readonly string[] => {
	const visit = visitor as Readonly<Record<BlockKind, (block: Block) => readonly string[]>>
	const lines = reply.blocks.flatMap((block) => visit[block.kind](block))
	const first = lines.findIndex((line) => line !== '')
	const last = lines.findLastIndex((line) => line !== '')
	return lines.slice(first, last + 1)
}

export const renderText = (reply: Reply, visitor: Visitor = PLAIN): string =>
	renderLines(reply, visitor).join('\n')
