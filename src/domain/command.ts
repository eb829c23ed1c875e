export const COMMANDS = [
	'start',
	'help',
	'ask',
	'areas',
	'figures',
	'source',
	'why',
	'tip',
	'subscribe',
	'stop',
	'settings',
	'language',
	'privacy',
	'delete',
] as const

/** What a citizen can ask of the bot itself, with a slash on every channel. */
export type Command = (typeof COMMANDS)[number]

/** Whole messages that mean /stop, in lower case and without spaces; TD is how one leaves a list of text messages. */
export const STOP_PHRASES: readonly string[] = [
	...['退订', '取消', '取消订阅', '停止订阅', '停止推送', '取消推送', '不要推送', '别推送了'],
	...['别发了', '别再发了', '不要发了', '不要再发了', '不用再发了', '不想再收', '不再收'],
	...[
		'退訂',
		'取消訂閱',
		'停止訂閱',
		'別推送了',
		'別發了',
		'別再發了',
		'不要發了',
		'不要再發了',
		'不用再發了',
	],
	...['unsubscribe', 'stop', 'td'],
]

/** Heeded however late it arrives: nobody is sent anything after saying so. */
export const STOP_WORDS = new RegExp(
	`^\\s*(?:[/／](?:stop|delete)(?:@\\w+)?(?:\\s.*)?|(?:${STOP_PHRASES.join('|')})[\\s!！?？。.~～]*)$`,
	'isu',
)

/** What changes something for everybody in a group, and is therefore its administrators' to say. */
export const GROUP_SETTINGS: ReadonlySet<Command> = new Set<Command>([
	'subscribe',
	'stop',
	'settings',
	'language',
])
