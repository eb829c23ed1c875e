// Opens the store of the file argv[2] and writes until it is killed. Says on stdout what has been acknowledged: `ready`,
// then one line for each write: handled 7, chat 7.
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { STORE_OPTIONS } from './store-options.ts'

const [, , path = '', from = '0'] = process.argv
const say = (line: string) => writeSync(1, `${line}\n`)

try {
	const store = await openSqliteStore({ path, ...STORE_OPTIONS })
	say('ready')
	for (let number = Number(from); ; number++) {
		const id = String(number)
		const subscription = { atMinute: 510, zone: 'Asia/Shanghai', weekdaysOnly: false, skipHolidays: false }
		await Promise.all([
			store.handled.add('telegram', [id]).then(() => say(`handled ${id}`)),
			store.subscriptions
				.put({ platform: 'telegram', chat: id, thread: null }, id, {
					...subscription,
					silent: false,
					paused: false,
					lang: 'en',
				})
				.then(() => say(`chat ${id}`)),
		])
	}
} catch (error) {
	say(error instanceof Error && 'code' in error ? String(error.code) : String(error))
	process.exitCode = 1
}
