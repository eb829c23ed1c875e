// Plain JavaScript on purpose: an old Node must be able to read it. Loaded before the program, which is TypeScript.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const NEEDED = 24
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < NEEDED) {
	console.error(
		`Wenbao needs Node ${NEEDED} or newer; this is ${process.version}. Run "npm ci", which brings its own Node, then "npm start".`,
	)
	process.exit(1)
}

// Keeps what the types were stripped from: the next start needs half the time and 20 MB less. Where the folder cannot
// be written, nothing is kept.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/wenbao', import.meta.url)))
