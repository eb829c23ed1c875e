import { expect, test } from 'vitest'
import { editorSchemas } from '../../../src/knowledge/json-schema.ts'

// After a change of src/knowledge/schema.ts: npx vitest run test/unit/knowledge/json-schema.test.ts -u
test.each([...editorSchemas()])('knowledge/schema/%s is in step with the schema', async (name, text) => {
	await expect(text).toMatchFileSnapshot(`../../../knowledge/schema/${name}`)
})
