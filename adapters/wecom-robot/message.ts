import { createHash } from 'node:crypto'
import type { Picture } from '../../src/domain/picture.ts'

/** One message of a robot, as WeCom's webhook takes it. */
export type RobotMessage =
	| { readonly msgtype: 'text'; readonly text: { readonly content: string } }
	| { readonly msgtype: 'image'; readonly image: { readonly base64: string; readonly md5: string } }

export const textMessage = (content: string): RobotMessage => ({ msgtype: 'text', text: { content } })

/** The sum is that of the picture, not of its base64. */
export const imageMessage = ({ png }: Picture): RobotMessage => ({
	msgtype: 'image',
	image: {
		base64: Buffer.from(png).toString('base64'),
		md5: createHash('md5').update(png).digest('hex'),
	},
})
