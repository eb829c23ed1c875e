import { z } from 'zod'
import { FILE_SCHEMAS, type FileKind } from './schema.ts'

const TITLES: Readonly<Record<FileKind, string>> = {
	pack: '报告本身 · the report itself',
	areas: '重点方面 · focus areas',
	figures: '数字 · figures',
	facts: '关于报告的事实 · facts about the report',
	subjects: '页面没有写的事 · what the page does not state',
	coverage: '原文的结构和账目 · layout and ledger of the source',
	places: '别处的地方 · other places',
	lexicon: '词表 · lexicon',
	utterances: '市民的说法 · labelled utterances',
	templates: '句式 · sentence patterns',
	tips: '每日一条 · daily tips',
	holidays: '法定节假日和调休 · public holidays and make-up working days',
}

/** JSON Schemas for editors, one text for each kind of file, named as in knowledge/schema/. */
export function editorSchemas(): ReadonlyMap<string, string> {
	const kinds = Object.keys(FILE_SCHEMAS) as FileKind[]
	return new Map(kinds.map((kind) => [`${kind}.schema.json`, editorSchema(kind)]))
}

function editorSchema(kind: FileKind): string {
	const { $schema, ...schema } = z.toJSONSchema(FILE_SCHEMAS[kind], { io: 'input', target: 'draft-7' })
	return `${JSON.stringify({ $schema, title: TITLES[kind], ...schema }, null, '\t')}\n`
}
