// The layer check of `npm run check`: exits 1 and names each import that the table of rooms.ts does not allow.
import { inspect } from './inspect.ts'

const breaches = await inspect(process.cwd())
for (const { rule, from, to } of breaches) console.error(`${rule}: ${from}${to === '' ? '' : ` → ${to}`}`)
if (breaches.length > 0) process.exitCode = 1
