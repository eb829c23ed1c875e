import '../bin/require-node.mjs'
import { run } from './cli.ts'

process.exitCode = await run(['start'])
