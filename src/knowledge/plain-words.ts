import type { z } from 'zod'
import { say } from './problem.ts'

type Issue = z.core.$ZodIssue

const TYPE_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
	string: ['文字', 'text'],
	number: ['数字', 'a number'],
	int: ['整数', 'a whole number'],
	array: ['列表', 'a list'],
	object: ['一组“键: 值”', 'a group of "key: value" lines'],
	record: ['一组“键: 值”', 'a group of "key: value" lines'],
	boolean: ['true 或 false', 'true or false'],
}

/** What a schema issue means, and the way out, for someone who is no programmer. */
export function inPlainWords(issue: Issue): { readonly message: string; readonly hint: string } {
	const at = issue.path.length === 0 ? '' : issue.path.map(String).join(' › ')
	const name = at === '' ? '' : `${at} `
	switch (issue.code) {
		case 'invalid_type': {
			const [zh, en] = TYPE_NAMES[issue.expected] ?? [issue.expected, issue.expected]
			if (issue.input === undefined)
				return {
					message: say(`缺少 ${at}`, `${at} is missing`),
					hint: say(`补上 ${at}，要写成${zh}`, `add ${at} as ${en}`),
				}
			return {
				message: say(`${name}的类型不对`, `${name}has the wrong type`),
				hint: say(
					`这里要写${zh}；像数字的文字请加引号`,
					`write ${en} here; put text that looks like a number in quotes`,
				),
			}
		}
		case 'unrecognized_keys':
			return {
				message: say(
					`${name}有不认识的键 ${issue.keys.join(', ')}`,
					`${name}has unknown keys ${issue.keys.join(', ')}`,
				),
				hint: say('检查拼写，或删掉它', 'check the spelling, or delete it'),
			}
		case 'invalid_value': {
			const values = issue.values.map(String).join(', ')
			return {
				message: say(`${name}的值不在可选范围`, `${name}is none of the possible values`),
				hint: say(`只能写其中之一：${values}`, `write one of: ${values}`),
			}
		}
		case 'too_small':
		case 'too_big':
			return {
				message: say(
					`${name}太${issue.code === 'too_small' ? '少' : '多'}或为空`,
					`${name}is ${issue.message.toLowerCase()}`,
				),
				hint: say('按 README 里的例子写', 'follow the example in the README'),
			}
		case 'invalid_format':
			return {
				message: say(`${name}的写法不对`, `${name}is not written as expected`),
				hint: say(
					'编号用小写英文、数字和连字符；日期如 2026-11-24；电话加引号',
					'ids are lower-case letters, digits, hyphens; dates like 2026-11-24; phone numbers in quotes',
				),
			}
		default:
			return {
				message: say(`${name}的写法不对`, `${name}is not written as expected`),
				hint: say('按 README 里的例子写', 'follow the example in the README'),
			}
	}
}
