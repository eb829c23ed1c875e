// Opens the store of the file argv[2] and writes until it is killed. Says on stdout what has been acknowledged: `ready`,
// then one line for each write: handled 7, chat 7.
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { chatOf, DAILY } from './broadcast.ts'
import { STORE_OPTIONS } from './store-options.ts'

const [, , path = '', from = '0'] = process.argv
const say = (line: string) => writeSync(1, `${line}\n`)

try {
	const store = await openSqliteStore({ path, ...STORE_OPTIONS })
	say('ready')
	for (let number = Number(from); ; number++) {
		const id = String(number)
		await Promise.all([
			store.handled.add('telegram', [id]).then(() => say(`handled ${id}`)),
			store.subscriptions.put(chatOf(id), id, DAILY).then(() => say(`chat ${id}`)),
		])
	}
} catch (error) {
	say(error instanceof Error && 'code' in error ? String(error.code) : String(error))
	process.exitCode = 1
}
