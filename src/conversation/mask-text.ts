/** Read at most; longer stories are cut before they are masked. */
const MOST_UNITS = 2000

/**
 * What points to a person, and what stands in its place. Names of people, addresses and what somebody tells of
 * themselves in words cannot be recognised this way: who keeps such texts has to read them with that in mind.
 */
const REPLACED: readonly (readonly [RegExp, string])[] = [
	[
		/(?:https?:\/\/|www\.|(?<![a-z\d@._-])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|net|org|me|io)(?![a-z\d]))[^\s，。；！？、]*/giu,
		'[网址]',
	],
	[/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[邮箱]'],
	[/@[\p{L}\p{N}_.-]+/gu, '[账号]'],
	// Licence plates of the mainland: a province, a letter, five or six more.
	[
		/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使領领][a-z][\s·.-]?[a-z\d]{4,5}[a-z\d港挂学警澳]/giu,
		'[车牌]',
	],
	// Phone, identity and card numbers, in groups or not, and every other long row of digits.
	[/\+?\p{Nd}(?:[\s().·-]{0,3}\p{Nd}){5,}x?/giu, '[号码]'],
	// The same read aloud.
	[/[零〇一二三四五六七八九幺两兩](?:[\s-]?[零〇一二三四五六七八九幺两兩]){6,}/gu, '[号码]'],
]

/** A question without what points to a person, as far as a pattern can tell; on one line. */
export const maskText = (text: string): string => {
	// A number that the cut goes through would be too short to be seen.
	const cut =
		text.length > MOST_UNITS ? text.slice(0, MOST_UNITS).replace(/[^\s\p{Script=Han}]+$/u, '') : text
	const plain = cut
		.toWellFormed()
		.normalize('NFKC')
		.replace(/[\p{Cf}\p{M}]/gu, '')
		.replace(/[\p{Cc}\s]+/gu, ' ')
	return REPLACED.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), plain).trim()
}
