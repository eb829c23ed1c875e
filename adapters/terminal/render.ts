import type { Reply } from '../../src/domain/reply.ts'
import { PLAIN, renderLines, type Visitor } from '../../src/render/visitor.ts'
import type { TerminalConfig } from './config.ts'
import { wrap } from './wrap.ts'

type Paint = (line: string) => string

const ansi =
	(on: number, off: number): Paint =>
	(line) =>
		line === '' ? '' : `\u001b[${on}m${line}\u001b[${off}m`

const bold = ansi(1, 22)
const dim = ansi(2, 22)
const yellow = ansi(33, 39)
const red = ansi(31, 39)

/** Lines are wrapped before they are painted, so that colour codes take no columns. */
const terminalVisitor = ({ colour, columns }: TerminalConfig): Visitor => {
	const paint = (lines: readonly string[], brush: Paint | null): readonly string[] => {
		const wrapped = lines.flatMap((line) => wrap(line, columns))
		return colour && brush !== null ? wrapped.map(brush) : wrapped
	}
	return {
		lead: (block) => paint(PLAIN.lead(block), bold),
		correction: (block) => paint(PLAIN.correction(block), yellow),
		text: (block) => paint(PLAIN.text(block), null),
		list: (block) => paint(PLAIN.list(block), null),
		figures: (block) => paint(PLAIN.figures(block), null),
		notice: (block) => paint(PLAIN.notice(block), yellow),
		picture: () => [],
		source: (block) => paint(PLAIN.source(block), dim),
		choices: (block) => paint(PLAIN.choices(block), null),
		contacts: (block) => paint(PLAIN.contacts(block), red),
	}
}

/** A reply as the terminal shows it, without a line end. */
export const render = (reply: Reply, config: TerminalConfig): string =>
	renderLines(reply, terminalVisitor(config)).join('\n')
