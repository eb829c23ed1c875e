/** Every toneless syllable of Mandarin, v for ü, by initial and finals. */
const FINALS: Readonly<Record<string, string>> = {
	'': 'a ai an ang ao e ei en eng er o ou yi ya yao ye you yan yin yang ying yong yu yue yuan yun wu wa wo wai wei wan wen wang weng yo',
	b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
	p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
	m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
	f: 'a o ei ou an en ang eng u',
	d: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un',
	t: 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
	n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve',
	l: 'a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve',
	g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
	zh: 'i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
	ch: 'i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
	sh: 'i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
	r: 'i e ao ou an en ang eng ong u ua uo ui uan un',
	z: 'i a e ai ei ao ou an en ang eng ong u uo ui uan un',
	c: 'i a e ai ao ou an en ang eng ong u uo ui uan un',
	s: 'i a e ai ao ou an en ang eng ong u uo ui uan un',
}
const SYLLABLES: ReadonlySet<string> = new Set(
	Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
)
const LONGEST_SYLLABLE = 6

/** English words that happen to split into syllables; a message of nothing else is English. */
const ENGLISH = new Set(
	'a an and are can china fan fun gene he hen hue long man me men menu nun pin pen range sang she sun tan tang ten tune women you wage hang gang song ping bang bangle pie pale page rang ran lane line lie gun run sun ban lunch lung'.split(
		' ',
	),
)

/** Splits a Latin word into pinyin syllables (fewest that fit), or null when it is none: nihao → ni hao. */
export function splitPinyin(word: string): readonly string[] | null {
	const best: (readonly string[] | null)[] = [[]]
	for (let end = 1; end <= word.length; end++) {
		best[end] = null
		for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
			const head = best[start]
			const syllable = word.slice(start, end)
			if (!head || !SYLLABLES.has(syllable)) continue
			const known = best[end]
			if (!known || head.length + 1 < known.length) best[end] = [...head, syllable]
		}
	}
	return best[word.length] ?? null
}

/** Whether a text without Han characters is pinyin rather than English. Tokens are lower case. */
export function isPinyin(words: readonly string[]): boolean {
	const letters = words.reduce((sum, word) => sum + word.length, 0)
	if (letters < 4) return false
	const split = words.filter((word) => word.length <= 60 && splitPinyin(word) !== null && !ENGLISH.has(word))
	const covered = split.reduce((sum, word) => sum + word.length, 0)
	return covered / letters >= 0.75
}

/** Folds what dialects and voice input confuse: zh/z, ch/c, sh/s, n/l, -ng/-n. */
export function foldSyllable(syllable: string): string {
	return syllable
		.replace(/^([zcs])h/, '$1')
		.replace(/^n(?=[aeiouv])/, 'l')
		.replace(/([aei])ng$/, '$1n')
}
