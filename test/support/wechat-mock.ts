import * as PUPPET from 'wechaty-puppet'
import { mock, PuppetMock } from 'wechaty-puppet-mock'

/** What the account has sent, as its receiver sees it. */
export interface SentMessage {
	readonly to: string
	/** Of a picture: its name. */
	readonly text: string
	readonly isPicture: boolean
	readonly mentionIds: readonly string[]
}

export interface Room {
	readonly id: string
	readonly topic: string
	readonly members: readonly string[]
	readonly owner?: string
}

export const SELF = { id: 'bot-id', name: '问报小助手' } as const

const LONGEST_BYTES = 2048
const FAILS_EACH = 20

/**
 * WeChat as wechaty's own mock puppet has it, with what the real one does: it refuses what is too long, fails one send
 * in twenty, gives rooms other ids at a login, and falls silent when told to.
 */
export const createWechatMock = () => {
	const mocker = new mock.Mocker()
	const puppet = new PuppetMock({ mocker })
	const sent: SentMessage[] = []
	const accepted: string[] = []
	let sends = 0
	let failed = 0
	let starts = 0
	let isSilent = false

	const record = (message: SentMessage): void => {
		sent.push(message)
	}
	const mayFail = (): void => {
		sends += 1
		if (sends % FAILS_EACH !== 0) return
		failed += 1
		throw new Error('the network failed')
	}
	const [sendText, sendFile] = [puppet.messageSendText, puppet.messageSendFile].map((send) =>
		(send as (...args: unknown[]) => Promise<void>).bind(puppet),
	)
	Object.assign(puppet, {
		messageSendText: async (to: string, text: string, mentionIds: string[] = []) => {
			if (Buffer.byteLength(text) > LONGEST_BYTES) throw new Error('the text is too long')
			mayFail()
			await sendText?.(to, text)
			record({ to, text, isPicture: false, mentionIds })
		},
		messageSendFile: async (to: string, file: { readonly name: string }) => {
			mayFail()
			await sendFile?.(to, file)
			record({ to, text: file.name, isPicture: true, mentionIds: [] })
		},
		ding: (data = '') => {
			if (!isSilent) setImmediate(() => puppet.emit('dong', { data }))
		},
		friendshipRawPayload: async (id: string) => JSON.parse(id),
		friendshipAccept: async (id: string) => {
			accepted.push((JSON.parse(id) as { contactId: string }).contactId)
		},
	})
	puppet.on('start', () => {
		starts += 1
	})

	const emitMessage = (payload: Partial<PUPPET.payloads.Message> & { readonly talkerId: string }): string => {
		const { id = `m${Math.random()}` } = payload
		const { roomId, listenerId } = { roomId: undefined, listenerId: SELF.id, ...payload }
		mocker.cacheMessagePayload.set(id, {
			type: PUPPET.types.Message.Text,
			timestamp: Date.now(),
			text: '',
			...payload,
			id,
			...(roomId === undefined ? { listenerId } : { roomId }),
		} as PUPPET.payloads.Message)
		puppet.emit('message', { messageId: id })
		return id
	}

	mocker.createContact({ ...SELF, friend: true })

	return {
		puppet,
		mocker,
		sent,
		accepted,
		/** How often the puppet was started. */
		starts: () => starts,
		failedSends: () => failed,
		silence: (silent: boolean) => {
			isSilent = silent
		},
		scan: (link: string) => mocker.scan(link),
		login: () => puppet.login(SELF.id),
		/** As after an outage: the account is logged in, and nobody is told. */
		loginUntold: () => {
			Object.assign(puppet, { __currentUserId: SELF.id })
		},
		logout: (reason: string) => puppet.logout(reason),
		error: (message: string) =>
			puppet.emit('error', { data: message, gerror: JSON.stringify({ name: 'Error', message }) }),
		addPerson: (id: string, name: string, more: Partial<PUPPET.payloads.Contact> = {}) => {
			mocker.createContact({ id, name, friend: true, alias: '', handle: '', weixin: '', ...more })
		},
		addRoom: ({ id, topic, members, owner }: Room) => {
			mocker.createRoom({
				id,
				topic,
				memberIdList: [SELF.id, ...members],
				adminIdList: [],
				...(owner === undefined ? {} : { ownerId: owner }),
			})
		},
		removeRoom: (id: string) => {
			mocker.cacheRoomPayload.delete(id)
		},
		/** Says something in private. @returns the id of the message */
		say: (from: string, text: string, id?: string): string =>
			emitMessage({ talkerId: from, text, ...(id === undefined ? {} : { id }) }),
		sayInRoom: (from: string, roomId: string, text: string, mentions?: readonly string[]): string =>
			emitMessage({
				talkerId: from,
				roomId,
				text,
				...(mentions === undefined ? {} : { mentionIdList: [...mentions] }),
			}),
		sayOther: (from: string, type: PUPPET.types.Message, roomId?: string): string =>
			emitMessage({ talkerId: from, type, ...(roomId === undefined ? {} : { roomId }) }),
		recall: (from: string, messageId: string): string =>
			emitMessage({ talkerId: from, type: PUPPET.types.Message.Recalled, text: messageId }),
		/** The same message once more, as after a new start. */
		again: (messageId: string) => puppet.emit('message', { messageId }),
		befriend: (from: string, type: 'receive' | 'confirm') => {
			const { Receive, Confirm } = PUPPET.types.Friendship
			const payload = {
				contactId: from,
				hello: 'hello',
				timestamp: Math.floor(Date.now() / 1000),
				type: type === 'receive' ? Receive : Confirm,
			}
			puppet.emit('friendship', { friendshipId: JSON.stringify({ id: from, ...payload }) })
		},
		join: (roomId: string, who: readonly string[], inviter: string) =>
			puppet.emit('room-join', {
				roomId,
				inviteeIdList: [...who],
				inviterId: inviter,
				timestamp: Math.floor(Date.now() / 1000),
			}),
		rename: async (roomId: string, topic: string, by: string) => {
			const { topic: before, ...rest } = mocker.roomPayload(roomId)
			mocker.roomPayload(roomId, { ...rest, topic })
			await puppet.roomPayloadDirty(roomId)
			puppet.emit('room-topic', {
				roomId,
				newTopic: topic,
				oldTopic: before,
				changerId: by,
				timestamp: Math.floor(Date.now() / 1000),
			})
		},
		sentTo: (to: string): readonly SentMessage[] => sent.filter((message) => message.to === to),
	}
}

export type WechatMock = ReturnType<typeof createWechatMock>
