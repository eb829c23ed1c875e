interface Given {
	readonly name?: unknown
	readonly key?: unknown
	readonly sub_button?: readonly Given[]
}

const bytes = (text: unknown): number =>
	typeof text === 'string' && text !== '' ? Buffer.byteLength(text) : Number.POSITIVE_INFINITY

/** The number with which WeChat refuses a menu; null for one that it takes. */
export const menuFault = (menu: unknown): number | null => {
	const buttons = (menu as { readonly button?: readonly Given[] } | null)?.button ?? []
	if (buttons.length < 1 || buttons.length > 3) return 40016
	if (buttons.some(({ name }) => bytes(name) > 16)) return 40018
	const below = buttons.map(({ sub_button: under = [] }) => under)
	if (below.some((under) => under.length < 1 || under.length > 5)) return 40023
	if (below.flat().some(({ name }) => bytes(name) > 60)) return 40025
	return below.flat().some(({ key }) => bytes(key) > 128) ? 40026 : null
}
