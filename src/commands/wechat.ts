import { parseArgs } from 'node:util'
import type { Settings } from '../config/settings.ts'
import { parseDraft } from '../operator/draft-desk.ts'
import { runWithYes } from '../operator/run-with-yes.ts'
import { shellLine } from '../operator/shell-line.ts'
import { openDeskAlone, WECHAT } from '../wiring/open-broadcast.ts'
import { asker } from './asker.ts'
import { type Command, QUIET, unknownAction } from './command.ts'
import { setWechatMenu } from './wechat-menu.ts'

/** A message to all followers of the Official Account: asks first. */
const draft = async (args: readonly string[], settings: Settings): Promise<number> => {
	const wanted = args.filter((arg) => arg !== '--yes')
	parseDraft(wanted)
	return runWithYes([WECHAT, ...wanted], {
		dataDir: settings.DATA_DIR,
		ask: asker(),
		print: console.log,
		openDesk: () => openDeskAlone(settings, QUIET),
		yes: wanted.length < args.length,
		lineOf: (line) => `npm run -s wechat -- ${shellLine(line.slice(1))}`,
	})
}

/** The menu of the Official Account, or a message to all its followers. */
export const run: Command = async (args, settings) => {
	const [action, ...rest] = args
	if (action === 'draft') return draft(args, settings)
	if (action !== 'menu') throw unknownAction('wechat', action)
	const { values } = parseArgs({ args: [...rest], options: { yes: { type: 'boolean', default: false } } })
	return setWechatMenu(settings, { print: console.log, ask: asker(), yes: values.yes, log: QUIET })
}
