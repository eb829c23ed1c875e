import { z } from 'zod'

// Descriptions are read by editors in their completion pop-up, so they are Chinese first.

const id = z
	.string()
	.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
	.describe('编号：小写英文、数字、连字符，例如 water-towers · lower-case id')
const text = z.string().trim().min(1)
const paragraph = z.int().min(1).describe('该节第几段，从 1 数起 · paragraph within the section, from 1')
const phrase = text.describe(
	'原文里的短语，去掉扫描多出的空格 · short phrase of the source, stray spaces removed',
)
const section = text.describe(
	'哪一节：方面编号、opening（导语）或 masthead（报头） · area id, opening or masthead',
)

export const localTextSchema = z
	.strictObject({ zh: text.describe('简体中文；繁体由程序转换'), en: text.describe('English') })
	.describe('中英文各一句，用自己的话写 · in our own words')

export const aliasesSchema = z
	.array(text)
	.describe('老百姓会用的词，中英文、拼音都可以 · everyday words that citizens use')

const elsewhere = z.strictObject({ section: section.optional(), paragraph: paragraph.optional(), phrase })

const placeSchema = z
	.strictObject({
		section: section.optional(),
		paragraph,
		phrase,
		also: z
			.array(z.union([phrase, elsewhere]))
			.optional()
			.describe('还依据了原文的哪些地方 · other places of the source this text rests on'),
	})
	.describe('在原文的位置 · place in the source')

const measureSchema = z.strictObject({ zh: text, en: text, aliases: aliasesSchema, place: placeSchema })

export const areaSchema = z.strictObject({
	id,
	title: localTextSchema,
	summary: localTextSchema.describe('40 到 90 个汉字的概括 · summary of 40 to 90 Chinese characters'),
	leansOn: z
		.array(elsewhere)
		.optional()
		.describe('概括依据的原文短语 · phrases of the source the summary rests on'),
	aliases: aliasesSchema,
	damage: localTextSchema.optional().describe('读不清的地方，说给市民听 · what cannot be read'),
	measures: z.array(measureSchema).min(1).max(8),
})

export const figureSchema = z.strictObject({
	id,
	area: id.describe('所属方面的编号 · area id'),
	kind: z
		.enum(['target', 'scale', 'capacity', 'name'])
		.describe('target 目标 · scale 建设规模 · capacity 装机等容量 · name 名称里的数字'),
	value: z
		.number()
		.nullable()
		.describe('数值；不是单个数的写 null · number, null where there is no single one'),
	unit: text.describe('单位，如 亿斤 · unit as printed'),
	bound: z.enum(['exact', 'at-least']).describe('at-least 就是“以上”'),
	printed: localTextSchema.describe('与报纸一字不差的数、单位和“以上” · value, unit and bound as printed'),
	measures: localTextSchema.describe('量的是什么，名词短语 · what is measured'),
	summary: localTextSchema,
	place: placeSchema,
	aliases: aliasesSchema.min(1),
})

export const factSchema = z.strictObject({
	id,
	title: localTextSchema,
	answer: localTextSchema.describe('完整的一句回答 · the whole answer'),
	place: placeSchema.extend({ section }),
	aliases: aliasesSchema.min(1),
})

export const subjectSchema = z.strictObject({
	id,
	zh: text.describe('名称，不带数字 · name without digits'),
	en: text,
	area: id.optional().describe('最接近的方面，没有就不写 · nearest area, if there is one'),
	aliases: aliasesSchema,
})

export const placeNameSchema = z.strictObject({ zh: text, en: text, aliases: aliasesSchema.optional() })

export const packFileSchema = z.strictObject({
	id,
	title: localTextSchema,
	targetYear: z.int().min(1950).max(2100).describe('报告定目标的年份 · year of the targets'),
	areas: z.array(id).min(1).describe('重点方面的编号，按报告的顺序 · area ids in the order of the report'),
	sourceName: localTextSchema.describe('出处：报名和日期 · newspaper and date'),
	hotline: z
		.string()
		.regex(/^[0-9-]{3,20}$/)
		.describe('政府服务热线 · government service line'),
	reviewedBy: text.describe('谁核对过 · who checked the pack'),
	reviewedOn: z
		.string()
		.regex(/^\d{4}-\d{2}-\d{2}$/)
		.describe('核对日期，如 2026-11-24 · ISO date'),
	place: placeNameSchema.describe('报告说的城市或省 · the city or province'),
	parts: z.array(placeNameSchema).describe('下属县、区、功能区 · counties, districts, zones inside it'),
})

const spanSchema = z.strictObject({
	section,
	phrase: phrase.describe('从这里开始 · where the span begins'),
	to: phrase.optional().describe('到这里为止（含） · where it ends, inclusive'),
	reason: text.describe('原因 · reason'),
})

export const coverageSchema = z.strictObject({
	layout: z
		.array(
			z.strictObject({
				section,
				headings: z
					.array(phrase)
					.min(1)
					.describe('标题的各段文字，按出现顺序 · parts of the heading, in order'),
			}),
		)
		.describe('各节从哪个标题开始 · headings at which the sections begin'),
	captions: z
		.array(z.strictObject({ section, phrase }))
		.default([])
		.describe('插在正文中间的图片说明 · captions that interrupt the text'),
	damaged: z.array(spanSchema).default([]).describe('读不清的段落：只标明，不修补 · marked, never repaired'),
	unused: z.array(spanSchema).default([]).describe('没有用到的句子和原因 · sentences not used, and why'),
})

export const conceptSchema = z.strictObject({ id: text, words: z.array(text) })

export const exampleGroupSchema = z.strictObject({
	outcome: z.enum(['answer', 'absent', 'service', 'emergency', 'chat', 'off']),
	ids: z.array(id).default([]),
	texts: z.array(z.union([text, z.strictObject({ text, after: z.array(text) })])),
})

const templateSchema = z.strictObject({
	about: z.enum(['figure', 'area', 'subject', 'fact']).describe('套哪一类说法 · what fills {x}'),
	outcome: z.enum(['answer', 'absent']).describe('套出来的句子该怎么答 · what the sentence asks for'),
	texts: z.array(text).min(1).describe('句式，{x} 等槽位见文件开头 · patterns with slots'),
})

export const tipSchema = z.strictObject({
	id: id.describe('编号：全文件唯一，发出去以后不要改 · unique; never changed once the tip was sent'),
	about: z
		.array(id)
		.min(1)
		.describe('说的是哪些数字、方面或事实的编号 · ids of the figures, areas or facts it is about'),
	point: text
		.optional()
		.describe('它单独说的那一点，只给编辑看；编号相同的几条各写各的 · what it alone says, for editors'),
	zh: text.describe('20 到 70 个汉字，用自己的话 · 20 to 70 Chinese characters, in our own words'),
	en: text.describe('English, at most 300 characters'),
	place: placeSchema
		.omit({ also: true })
		.extend({ section })
		.optional()
		.describe(
			'在原文的位置；只说一个数字或事实的可以不写 · place in the source; not needed for one figure or fact',
		),
})

const date = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/)
	.describe('日期，如 2026-10-01 · date')

const holidayYearSchema = z.strictObject({
	year: z.int().min(2000).max(2100).describe('哪一年；下面的日期都在这一年里 · all dates below are in it'),
	source: text.describe('依据：哪个通知，哪天发的 · the notice it is taken from'),
	holidays: z
		.array(
			z.strictObject({
				zh: text,
				en: text,
				from: date.describe('放假第一天 · first day off'),
				to: date.describe('放假最后一天（含） · last day off'),
			}),
		)
		.min(1),
	workdays: z
		.array(date)
		.default([])
		.describe('调休上班的周六、周日 · Saturdays and Sundays on which people work'),
})

/** One schema for each kind of file; the JSON Schemas for editors are made from these. */
export const FILE_SCHEMAS = {
	pack: packFileSchema,
	areas: z.array(areaSchema),
	figures: z.array(figureSchema),
	facts: z.array(factSchema),
	subjects: z.array(subjectSchema),
	coverage: coverageSchema,
	places: z.array(placeNameSchema),
	lexicon: z.array(conceptSchema),
	utterances: z.array(exampleGroupSchema),
	templates: z.array(templateSchema),
	tips: z.array(tipSchema),
	holidays: z.array(holidayYearSchema),
} as const

export type FileKind = keyof typeof FILE_SCHEMAS
export type FileValue<Kind extends FileKind> = z.infer<(typeof FILE_SCHEMAS)[Kind]>
export type PlaceEntry = z.infer<typeof placeSchema>
