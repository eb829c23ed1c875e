import type { Payload } from './call.ts'
import { badRequest } from './refusal.ts'

// Readers of one parameter of a call. Telegram itself turns a number into text and ignores some wrong types;
// this server refuses them, as each would be a mistake of the bot.

export const isObject = (value: unknown): value is Payload =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

const absent = (value: unknown): value is undefined | null => value === undefined || value === null

const wrongType = (name: string, type: string): Error => badRequest(`field "${name}" must be of type ${type}`)

export const optionalString = (payload: Payload, name: string): string | undefined => {
	const value = payload[name]
	if (absent(value)) return undefined
	if (typeof value !== 'string') throw wrongType(name, 'String')
	return value
}

export const optionalBoolean = (payload: Payload, name: string): boolean => {
	const value = payload[name]
	if (absent(value)) return false
	if (typeof value !== 'boolean') throw wrongType(name, 'Boolean')
	return value
}

/** Also as text of digits, which Telegram takes. */
export const optionalInteger = (payload: Payload, name: string): number | undefined => {
	const value = payload[name]
	if (absent(value)) return undefined
	if (typeof value === 'number' && Number.isSafeInteger(value)) return value
	if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value)
	throw wrongType(name, 'Number')
}

export const optionalArray = (payload: Payload, name: string): readonly unknown[] | undefined => {
	const value = payload[name]
	if (absent(value)) return undefined
	if (!Array.isArray(value)) throw wrongType(name, 'Array')
	return value
}

export const optionalStrings = (payload: Payload, name: string): readonly string[] | undefined =>
	optionalArray(payload, name)?.map((value) => {
		if (typeof value !== 'string') throw wrongType(name, 'Array of String')
		return value
	})

const required =
	<Value>(read: (payload: Payload, name: string) => Value | undefined) =>
	(payload: Payload, name: string): Value => {
		const value = read(payload, name)
		if (value === undefined) throw badRequest(`can't find field "${name}"`)
		return value
	}

export const requiredString = required(optionalString)
export const requiredInteger = required(optionalInteger)
