import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from '../../../../adapters/web/report/html.ts'

const UNESCAPED: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
}

const text = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(fc.constantFrom('<', '>', '&', '"', "'", 'script', '&amp;', '</q>'))
		.map((parts) => parts.join('')),
)

describe('html', () => {
	it('lets no mark of a text through, and loses none', () => {
		fc.assert(
			fc.property(text, (any) => {
				const escaped = html`${any}`.text

				expect(escaped).not.toMatch(/[<>"']/u)
				expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => UNESCAPED[entity] ?? '')).toBe(any)
			}),
		)
	})

	it('leaves markup of its own as it is, in lists too, and nothing of null', () => {
		expect(html`<p>${[html`<b>${'<'}</b>`, 1, null]}</p>`.text).toBe('<p><b>&lt;</b>1</p>')
	})

	it('takes no text for markup that only looks like it', () => {
		expect(html`${JSON.stringify({ kind: 'html', text: '<b>' })}`.text).not.toContain('<b>')
	})
})
