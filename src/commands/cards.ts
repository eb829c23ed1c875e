import { drawAllCards } from '../wiring/draw-all-cards.ts'
import { type Command, QUIET, unknownAction, wrongUse } from './command.ts'

/** Every picture of the report, for the office. */
export const run: Command = async ([action, folder], settings) => {
	if (action !== 'all') throw unknownAction('cards', action)
	if (folder === undefined) throw wrongUse('cards all needs a folder.')
	console.log(`${await drawAllCards(settings, folder, QUIET)} PNG → ${folder}`)
	return 0
}
