import { describe, expect, it } from 'vitest'
import { renderText } from '../../src/render/visitor.ts'
import { goldenReplies, LANGS } from '../support/golden-replies.ts'

describe.each(LANGS)('replies in %s', (lang) => {
	it.each(goldenReplies(lang))('%s reads as approved', async (name, reply) => {
		await expect(`${renderText(reply)}\n`).toMatchFileSnapshot(`replies/${lang}/${name}.txt`)
	})
})
