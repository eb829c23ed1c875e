import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { PLAIN, renderLines, renderText } from '../../../src/render/visitor.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { answerTo, areaTarget, understood } from '../../support/understandings.ts'

const reply = createCompose(samplePack).answer(understood(answerTo(areaTarget('fields'))), 2030, false)

describe('renderLines', () => {
	it('degrades choices to a numbered list', () => {
		const text = renderText(reply)

		expect(text).toMatch(/\n1\. .+\n2\. /u)
	})

	it('lets a channel override one kind of block alone', () => {
		const lines = renderLines(reply, { ...PLAIN, source: () => ['<source>'] })

		expect(lines.filter((line) => line === '<source>')).toHaveLength(1)
		expect(lines[0]).toBe(renderLines(reply)[0])
	})

	it('has no blank lines at the edges when a kind is left out', () => {
		const lines = renderLines(reply, { ...PLAIN, choices: () => ['', ''] })

		expect(lines.at(-1)).not.toBe('')
	})
})
