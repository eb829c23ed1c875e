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

/** Heeded however late it arrives: nobody is sent anything after saying so. */
export const STOP_WORDS =
	/^\s*(?:[/／](?:stop|delete)(?:@\w+)?(?:\s.*)?|(?:退订|退訂|取消|取消订阅|取消訂閱|unsubscribe|stop)\s*)$/isu

/** What changes something for everybody in a group, and is therefore its administrators' to say. */
export const GROUP_SETTINGS: ReadonlySet<Command> = new Set<Command>([
	'subscribe',
	'stop',
	'settings',
	'language',
])
