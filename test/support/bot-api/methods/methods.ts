import { Refusal } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'
import { aboutMethods } from './about.ts'
import { answeringMethods } from './answering.ts'
import { chatMethods } from './chat.ts'
import { commandMethods } from './commands.ts'
import { editingMethods } from './editing.ts'
import { receivingMethods } from './receiving.ts'
import { sendingMethods } from './sending.ts'

const all: Methods = {
	...aboutMethods,
	...answeringMethods,
	...chatMethods,
	...commandMethods,
	...editingMethods,
	...receivingMethods,
	...sendingMethods,
}

/** Telegram does not look at the case of a method's name. */
const byName: ReadonlyMap<string, readonly [string, Method]> = new Map(
	Object.entries(all).map(([name, method]) => [name.toLowerCase(), [name, method]]),
)

/** The name as it is documented; an unknown one stays as it is. */
export const methodName = (name: string): string => byName.get(name.toLowerCase())?.[0] ?? name

export const findMethod = (name: string): Method => {
	const found = byName.get(name.toLowerCase())
	if (found === undefined) throw new Refusal(404, 'Not Found: method not found')
	return found[1]
}
