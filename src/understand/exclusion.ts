/** A message parted into what it asks and what it sets aside: 不问桥,问路 asks 问路 and sets 桥 aside. */
export interface Parted {
	readonly asked: string
	readonly excluded: string
}

const STARTS_ASIDE =
	/^(?:(?:我|俺|咱|你|可|那|先|就|也|请|并)*)(?:不(?:是|要)?(?:来)?(?:问|打听|说|提|聊|谈|关心|管|想听|用(?:跟我|给我)?(?:说|讲|提|解释)|查|看)|没问|没说|别(?:跟我|给我|净|光|只|老|再)?(?:说|提|扯|讲|念|答成)|甭(?:说|提|管))/
/** 不是甲,是乙; but 不是甲吗 is a premise to be checked. */
const NOT_THIS = /^(?:我|俺|说的|问的)*不是(?!.*(?:吗|吧|么|呢|没有)$)/
const KNOWN_ALREADY =
	/(?:我|俺|都|已经)?(?:知道|清楚|明白|记住|看到)(?:了|的)?$|(?:不用|甭|不必|别)(?:再)?(?:说|讲|提|告诉我?)了?$|先(?:不管|放一?边|放放|搁一边)$/
const ENGLISH_ASIDE =
	/^(?:i(?:'m| am|m)? )?(?:not |don't |do not |never mind |forget |leaving aside |leave out |apart from |besides |other than |except |setting aside )/
/** What sets aside after the question, so that the mark is the whole sentence's: how many, leaving aside the cost? */
const ENGLISH_AFTERTHOUGHT = /^(?:leaving aside|setting aside|apart from|not counting|never mind) /
/** 不问桥问路, with no mark between. */
const RUN_ON = /(不(?:是)?问[^,.?]{1,14}?)(?=(?:[,]?)(?:只|光|单|就|我|是)*问)/g

/** Parts a normalised message. When everything would be set aside, nothing is. */
export function partExcluded(text: string): Parted {
	const marked = text.replace(RUN_ON, (clause) => `${clause},`)
	const clauses = marked.split(/(?<=[,.?])/)
	if (clauses.length < 2) return { asked: text, excluded: '' }
	const aside = clauses.map(isAside)
	const asked = clauses.filter((_, i) => !aside[i]).join('')
	if (!/[\p{L}\p{N}]{2}/u.test(asked)) return { asked: text, excluded: '' }
	return {
		asked: asked.trim(),
		excluded: clauses
			.filter((_, i) => aside[i])
			.join('')
			.trim(),
	}
}

function isAside(clause: string): boolean {
	const bare = clause.replace(/[,. ]+$/, '').trim()
	if (bare.endsWith('?')) return ENGLISH_AFTERTHOUGHT.test(bare)
	return (
		STARTS_ASIDE.test(bare) || NOT_THIS.test(bare) || KNOWN_ALREADY.test(bare) || ENGLISH_ASIDE.test(bare)
	)
}
