import { encodeAction } from '../../src/domain/action-code.ts'
import type { Area, Pack } from '../../src/domain/pack.ts'
import type { ChoiceAction } from '../../src/domain/reply.ts'

interface MenuButton {
	readonly type: 'click'
	readonly name: string
	/** The code of an action: it comes back when the button is pressed. */
	readonly key: string
}

/** What stands below the chat: three buttons at most, each with one to five below it. */
export interface Menu {
	readonly button: readonly { readonly name: string; readonly sub_button: readonly MenuButton[] }[]
}

/** WeChat's limits, in bytes of UTF-8. */
export const MENU_LIMITS = { buttons: 3, below: 5, nameBytes: 16, belowNameBytes: 60, keyBytes: 128 } as const

const fitting = (name: string, bytes: number): string => {
	if (Buffer.byteLength(name) <= bytes) return name
	let short = ''
	for (const character of name) {
		if (Buffer.byteLength(`${short}${character}…`) > bytes) break
		short += character
	}
	return `${short}…`
}

const button = (name: string, action: ChoiceAction): MenuButton => ({
	type: 'click',
	name: fitting(name, MENU_LIMITS.belowNameBytes),
	key: encodeAction(action),
})

const MORE: readonly MenuButton[] = [
	button('今日一条', { kind: 'command', command: 'tip' }),
	button('全部数字', { kind: 'command', command: 'figures' }),
	button('出处', { kind: 'command', command: 'source' }),
	button('Language 语言', { kind: 'command', command: 'language' }),
	button('帮助', { kind: 'command', command: 'help' }),
]

const ALL_AREAS = button('全部方面', { kind: 'command', command: 'areas' })

const groupOf = (areas: readonly Area[], from: number) => ({
	name: areas.length === 1 ? `方面${from}` : `方面${from}-${from + areas.length - 1}`,
	sub_button: areas.map(({ id, title }) => button(title['zh-Hans'], { kind: 'area', id })),
})

/** The areas of a report in two buttons, everything else in a third. */
export const menuOf = ({ areas }: Pick<Pack, 'areas'>): Menu => {
	const { below } = MENU_LIMITS
	const second = areas.slice(below, 2 * below)
	const isMore = areas.length > 2 * below
	const groups = [
		groupOf(areas.slice(0, below), 1),
		...(second.length === 0 ? [] : [groupOf(isMore ? second.slice(0, -1) : second, below + 1)]),
	]
	return {
		button: [
			...groups.map((group, at) =>
				isMore && at === groups.length - 1
					? { ...group, sub_button: [...group.sub_button, ALL_AREAS] }
					: group,
			),
			{ name: '更多', sub_button: MORE },
		],
	}
}

/** A menu as lines for the operator who is to say yes. */
export const menuText = ({ button: buttons }: Menu): string =>
	buttons
		.flatMap(({ name, sub_button: below }) => [name, ...below.map((each) => `  ${each.name}  (${each.key})`)])
		.join('\n')
