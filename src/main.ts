import '../bin/require-node.mjs'
import { run } from './cli.ts'

// No channel is configured yet, so the start is a chat in this terminal.
process.exitCode = await run(['chat'])
