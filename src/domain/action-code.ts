import { COMMANDS, type Command } from './command.ts'
import { areaId, factId, figureId } from './ids.ts'
import { LANGS } from './lang.ts'
import type { PictureOf } from './picture.ts'
import type { ChoiceAction } from './reply.ts'
import { TIP_OPTIONS } from './subscription.ts'

const CODE = /^(area|fig|fact|cmd|lang|on|off)_([A-Za-z0-9_-]{1,58})$/u

const PICTURE = 'pic_'
const TIP = /^tip_([A-Za-z0-9_-]{1,54})$/u

/**
 * An action as a word of A-Z a-z 0-9 _ -, as buttons and deep links carry it: `area_roads`, `fig_jobs`, `lang_en`, `on_silent`, `pic_fig_jobs`.
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
		case 'picture':
			return `${PICTURE}${encodePictureOf(action.of)}`
		case 'none':
			return 'none'
	}
}

/** What a card shows as a word of the same characters: `fig_jobs`, `area_roads`, `tip_t001`. */
export const encodePictureOf = (of: PictureOf): string =>
	of.kind === 'tip' ? `tip_${of.id}` : encodeAction(of)

/** What the card of a word shows; null for anything else. */
export const decodePictureOf = (code: string): PictureOf | null => {
	const tip = TIP.exec(code)?.[1]
	if (tip !== undefined) return { kind: 'tip', id: tip }
	const action = code.startsWith(PICTURE) ? null : decodeAction(code)
	return action?.kind === 'figure' || action?.kind === 'area' ? action : null
}

/** The action of a code; null for anything else. Whether the pack has the id is not known here. */
export const decodeAction = (code: string): ChoiceAction | null => {
	if (code === 'none') return { kind: 'none' }
	if (code.startsWith(PICTURE)) {
		const of = decodePictureOf(code.slice(PICTURE.length))
		return of && { kind: 'picture', of }
	}
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
