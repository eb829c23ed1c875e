import { COMMANDS, type Command } from './command.ts'
import { areaId, factId, figureId } from './ids.ts'
import { LANGS } from './lang.ts'
import type { ChoiceAction } from './reply.ts'
import { TIP_OPTIONS } from './subscription.ts'

const CODE = /^(area|fig|fact|cmd|lang|on|off)_([A-Za-z0-9_-]{1,58})$/u

/**
 * An action as a word of A-Z a-z 0-9 _ -, as buttons and deep links carry it: `area_roads`, `fig_jobs`, `lang_en`, `on_silent`.
 * At most 64 characters for ids of up to 58.
 */
export const encodeAction = (action: ChoiceAction): string => {
	switch (action.kind) {
		case 'area':
			return `area_${action.id}`
		case 'figure':
			return `fig_${action.id}`
		case 'fact':
			return `fact_${action.id}`
		case 'command':
			return `cmd_${action.command}`
		case 'language':
			return `lang_${action.lang ?? 'auto'}`
		case 'option':
			return `${action.on ? 'on' : 'off'}_${action.option}`
		case 'none':
			return 'none'
	}
}

/** The action of a code; null for anything else. Whether the pack has the id is not known here. */
export const decodeAction = (code: string): ChoiceAction | null => {
	if (code === 'none') return { kind: 'none' }
	const [, kind, value] = CODE.exec(code) ?? []
	if (kind === undefined || value === undefined) return null
	if (kind === 'area') return { kind, id: areaId(value) }
	if (kind === 'fig') return { kind: 'figure', id: figureId(value) }
	if (kind === 'fact') return { kind, id: factId(value) }
	if (kind === 'cmd') {
		const command: Command | undefined = COMMANDS.find((known) => known === value)
		return command === undefined ? null : { kind: 'command', command }
	}
	if (kind === 'on' || kind === 'off') {
		const option = TIP_OPTIONS.find((known) => known === value)
		return option === undefined ? null : { kind: 'option', option, on: kind === 'on' }
	}
	const lang = LANGS.find((known) => known === value) ?? null
	return lang === null && value !== 'auto' ? null : { kind: 'language', lang }
}
