// Loaded before a program: writes down every module that it loads, imported or required.
import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

const list = process.env.LIST_MODULES
registerHooks({
	load: (url, context, next) => {
		if (list) appendFileSync(list, `${url}\n`)
		return next(url, context)
	},
})
