// Plain JavaScript on purpose: an old Node must be able to read it. Loaded before the program, which is TypeScript.
const NEEDED = 24
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < NEEDED) {
	console.error(
		`Wenbao needs Node ${NEEDED} or newer; this is ${process.version}. Run "npm ci", which brings its own Node, then "npm start".`,
	)
	process.exit(1)
}
