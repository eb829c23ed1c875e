// Writes the dialogues of README.md and README.zh-CN.md anew, from what the program says now:
//   node scripts/write-examples.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const BLOCK = /^```text\n\$ npm run -s ask -- "(.+)"\n[\s\S]*?^```$/gmu

const answer = (question) =>
	execFileSync('npm', ['run', '-s', 'ask', '--', question], { encoding: 'utf8' }).trim()

for (const path of ['README.md', 'README.zh-CN.md']) {
	const text = readFileSync(path, 'utf8')
	const written = text.replace(
		BLOCK,
		(_, question) => `\`\`\`text\n$ npm run -s ask -- "${question}"\n${answer(question)}\n\`\`\``,
	)
	writeFileSync(path, written)
}
