const ENOUGH_HAN = 4
const ENOUGH_WORDS = 3

/** The last clause of a normalised message that says something by itself: what follows it is 对吧, right or 多少个. */
export function lastClause(text: string): string {
	return text.split(/[,.?]+/).findLast(saysEnough) ?? text
}

function saysEnough(clause: string): boolean {
	const han = clause.match(/\p{Script=Han}/gu) ?? []
	const words = clause.match(/[a-z']+/g) ?? []
	return han.length >= ENOUGH_HAN || words.length >= ENOUGH_WORDS
}
