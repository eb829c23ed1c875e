import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

const list = (text: string): readonly string[] => text.split(/[\s,]+/u).filter((part) => part !== '')

const isOrigin = (text: string): boolean =>
	/^https?:\/\/(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?$/u.test(text)

/** Origins parted by commas or spaces: where a page is embedded. */
export const origins = z.string().transform((text, context) => {
	const parts = list(text)
	if (parts.every(isOrigin)) return parts
	context.addIssue('must be origins such as https://www.example.org, parted by commas, without a path')
	return z.NEVER
})

const isNetwork = (text: string): boolean => {
	const [address = '', bits, ...rest] = text.split('/')
	const kind = isIP(address)
	if (kind === 0 || rest.length > 0) return false
	if (bits === undefined) return true
	if (!/^\d{1,3}$/u.test(bits)) return false
	try {
		new BlockList().addSubnet(address, Number(bits), kind === 4 ? 'ipv4' : 'ipv6')
		return true
	} catch {
		return false
	}
}

/** Addresses and networks parted by commas or spaces. */
export const networks = z.string().transform((text, context) => {
	const parts = list(text)
	if (parts.every(isNetwork)) return parts
	context.addIssue('must be addresses or networks such as 10.0.0.5 or 10.0.0.0/8, parted by commas')
	return z.NEVER
})
