import type { LocalText } from './lang.ts'

/** Zones that Chinese speakers call by a name of their own. */
const NAMES: Readonly<Record<string, LocalText>> = {
	'Asia/Shanghai': { 'zh-Hans': '北京时间', 'zh-Hant': '北京時間', en: 'Beijing time' },
	'Asia/Hong_Kong': { 'zh-Hans': '香港时间', 'zh-Hant': '香港時間', en: 'Hong Kong time' },
	'Asia/Macau': { 'zh-Hans': '澳门时间', 'zh-Hant': '澳門時間', en: 'Macau time' },
	'Asia/Taipei': { 'zh-Hans': '台北时间', 'zh-Hant': '台北時間', en: 'Taipei time' },
}

/** For replies that say how a zone is written. */
export const EXAMPLE_ZONE = 'Asia/Shanghai'

/** The everyday name of an IANA zone; null for most of them. */
export const nameOfZone = (zone: string): LocalText | null => NAMES[zone] ?? null

/** IANA zones by their everyday names in lower case, with or without the word for time. */
export const ZONES_BY_NAME: ReadonlyMap<string, string> = new Map(
	Object.entries(NAMES).flatMap(([zone, names]) =>
		Object.values(names)
			.flatMap((name) => [name, name.replace(/时间$|時間$| time$/u, '')])
			.map((name) => [name.toLowerCase(), zone] as const),
	),
)
