import type { Message, Wechaty } from 'wechaty'
import type { Picture } from '../../src/domain/picture.ts'
import type { Heard } from './decode.ts'

export interface SeenRoom {
	readonly id: string
	readonly topic: string
	readonly memberIds: readonly string[]
	/** Its owner and its administrators, as far as the puppet tells. */
	readonly managerIds: readonly string[]
}

export interface SeenContact {
	readonly id: string
	readonly name: string
	/** What the account calls them. */
	readonly alias: string
	/** The WeChat number that a person chose; empty where the puppet does not tell. */
	readonly handle: string
	/** Null where the puppet does not tell. */
	readonly isFriend: boolean | null
}

/** The account as the other rooms need it: plain data, by ids that hold for one login only. Rejects as the puppet does. */
export interface Account {
	/** Null while nobody is logged in. */
	readonly selfId: () => string | null
	readonly room: (id: string) => Promise<SeenRoom>
	readonly roomsNamed: (topic: string) => Promise<readonly SeenRoom[]>
	readonly contact: (id: string) => Promise<SeenContact>
	readonly contacts: () => Promise<readonly SeenContact[]>
	/** What somebody is called in a room: the alias there, else the name. */
	readonly namesIn: (roomId: string, contactId: string) => Promise<readonly string[]>
	readonly sayText: (to: string, text: string, mentionIds: readonly string[]) => Promise<void>
	readonly sayPicture: (to: string, picture: Picture) => Promise<void>
	readonly heard: (message: Message) => Promise<Heard>
}

export interface AccountOptions {
	readonly bot: Wechaty
	/** FileBox.fromBase64: a box made from a buffer cannot be sent. */
	readonly boxOf: (base64: string, fileName: string) => Parameters<Wechaty['puppet']['messageSendFile']>[1]
	/** How long a message may take to be taken. */
	readonly sendWithinMs: number
}

const inTime = async <Result>(task: Promise<Result>, ms: number): Promise<Result> => {
	const late = Promise.withResolvers<never>()
	const timer = setTimeout(() => late.reject(new Error('no answer in time')), ms)
	try {
		return await Promise.race([task, late.promise])
	} finally {
		clearTimeout(timer)
	}
}

export const createAccount = ({ bot, boxOf, sendWithinMs }: AccountOptions): Account => {
	const room: Account['room'] = async (id) => {
		const { topic, memberIdList, ownerId, adminIdList = [] } = await bot.puppet.roomPayload(id)
		return {
			id,
			topic: topic.normalize('NFC').trim(),
			memberIds: memberIdList,
			managerIds: ownerId === undefined ? adminIdList : [ownerId, ...adminIdList],
		}
	}

	const contact: Account['contact'] = async (id) => {
		const { name, alias = '', handle, weixin = '', friend } = await bot.puppet.contactPayload(id)
		return { id, name: name.trim(), alias, handle: handle || weixin, isFriend: friend ?? null }
	}

	const namesIn: Account['namesIn'] = async (roomId, contactId) => {
		const { roomAlias = '', name } = await bot.puppet
			.roomMemberPayload(roomId, contactId)
			.catch(() => ({ roomAlias: '', name: '' }))
		const known = name === '' ? (await contact(contactId)).name : name
		return [roomAlias, known].map((each) => each.trim()).filter((each) => each !== '')
	}

	const selfId = (): string | null => (bot.isLoggedIn ? bot.puppet.currentUserId : null)

	const kindOf = (message: Message): Heard['kind'] => {
		const { Type } = bot.Message
		switch (message.type()) {
			case Type.Text:
				return 'text'
			case Type.Recalled:
				return 'recall'
			case Type.Unknown:
			case Type.GroupNote:
			case Type.Post:
				return 'notice'
			default:
				return 'media'
		}
	}

	return {
		selfId,
		room,
		roomsNamed: async (topic) => {
			// One that cannot be read may be the second of its name: then nobody knows.
			const rooms = await Promise.all((await bot.puppet.roomList()).map(room))
			return rooms.filter((each) => each.topic === topic)
		},
		contact,
		contacts: async () => Promise.all((await bot.puppet.contactList()).map(contact)),
		namesIn,
		sayText: async (to, text, mentionIds) => {
			await inTime(bot.puppet.messageSendText(to, text, [...mentionIds]), sendWithinMs)
		},
		sayPicture: async (to, { png, fileName }) => {
			const box = boxOf(Buffer.from(png).toString('base64'), fileName)
			await inTime(bot.puppet.messageSendFile(to, box), sendWithinMs)
		},
		heard: async (message) => {
			const [talker, where, me] = [message.talker(), message.room(), selfId()]
			const text = message.text()
			const mayMention =
				where !== undefined && me !== null && kindOf(message) === 'text' && /[@＠]/u.test(text)
			return {
				id: message.id,
				atMs: message.date().getTime(),
				kind: kindOf(message),
				text,
				isSelf: message.self(),
				isOfficial: talker.type() === bot.Contact.Type.Official,
				talkerId: talker.id,
				roomId: where?.id ?? null,
				mentionsSelf: mayMention && (await message.mentionSelf().catch(() => false)),
				names: mayMention ? await namesIn(where.id, me) : [],
			}
		},
	}
}
