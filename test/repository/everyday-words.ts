/**
 * Words of a pack that the code may hold all the same, because they are words of everybody's: a pack that lists one
 * as an alias does not make it the city's. Keep it short; a new word needs one of these reasons.
 */
export const EVERYDAY_WORDS: readonly string[] = [
	// Words of programs and of the English that comments are written in.
	...['boundaries', 'brand', 'contact', 'ports', 'session', 'source', 'square', 'jobs'],
	// What the product is about wherever it runs: a report of a city, in a newspaper, with focus areas and a hotline.
	...['city', 'county', 'counties', 'newspaper', 'hotline', 'police', 'safety', 'focus areas'],
	...['出处', '来源', '依据', '标题', '城市', '重点方面', '哪些方面', '政务服务', '热线', '安全'],
	// Days off, and the zone of the whole country, as the system's table of zones has it.
	...['holidays', 'public holidays', '放假', '调休', 'shanghai'],
	// What WeCom calls the accounts that write into its groups.
	'robots',
	// "All of it", said of any city.
	...['全市', '市里'],
]

/** Words that one file may hold, each with its reason. */
export const FILE_WORDS: Readonly<Record<string, readonly string[]>> = {
	// Words of Taiwan and Hong Kong with their mainland counterparts: the language, not a city.
	'src/language/normalise.ts': ['公交', '公交车', '地铁', '幼儿园', '幼稚园', '人才'],
	'src/language/to-traditional.ts': ['taiwan', 'hong kong'],
	// Names that people have for zones, and zones of simulated chats.
	'src/domain/zone-names.ts': ['北京', 'beijing', '香港', 'hong kong', '澳门', '澳門', 'macau'],
	'src/broadcast/rehearsal/people.ts': ['urumqi', 'america', 'australia', 'europe', 'london'],
	// An attribute of HTML.
	'adapters/web/page/src/composer.tsx': ['disabled'],
	// The table of all pinyin syllables, and English words that look like pinyin.
	'src/language/pinyin.ts': ['ai', 'china', 'wage'],
	// Emergency numbers are the same in the whole country.
	'src/compose/without-figures.ts': ['china'],
	// What anything costs, whatever it is.
	'src/understand/decide.ts': ['投资', 'investment'],
	'src/understand/veto.ts': ['投资'],
	// Everyday examples of a question in the welcome and the help; they name no figure of a city.
	'src/compose/phrasebook/en.ts': ['farming', 'jobs', 'roads', 'how many roads'],
	'src/compose/phrasebook/zh-hans.ts': ['修路', '看病', '种粮', '就业', '几条路', '修几条路'],
	'src/compose/phrasebook/zh-hant.ts': ['修路', '看病'],
}
