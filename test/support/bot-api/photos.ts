import type { PhotoSize } from 'grammy/types'
import type { Files, Payload } from './call.ts'
import { imageSize } from './image-size.ts'
import { optionalString } from './parameters.ts'
import { badRequest, Refusal } from './refusal.ts'

/** Telegram's bounds for a photo. */
const MAX_BYTES = 10_000_000
const MAX_SIDES = 10_000
const MAX_RATIO = 20

export interface Photos {
	/** The photo of a call: an upload, or the file_id of an earlier one. */
	readonly read: (payload: Payload, files: Files) => PhotoSize
}

const checkUpload = (bytes: Uint8Array): PhotoSize => {
	if (bytes.length === 0) throw badRequest('file must be non-empty')
	if (bytes.length > MAX_BYTES) throw new Refusal(413, 'Request Entity Too Large')
	const size = imageSize(bytes)
	if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
	const { width, height } = size
	const ratio = Math.max(width, height) / Math.min(width, height)
	if (width + height > MAX_SIDES || ratio > MAX_RATIO) throw badRequest('PHOTO_INVALID_DIMENSIONS')
	return { file_id: '', file_unique_id: '', width, height, file_size: bytes.length }
}

export const createPhotos = (): Photos => {
	const byId = new Map<string, PhotoSize>()
	return {
		read: (payload, files) => {
			const given = optionalString(payload, 'photo')
			const upload = files[given?.replace(/^attach:\/\//, '') ?? 'photo']
			if (upload === undefined) {
				if (given === undefined || given === '') throw badRequest('there is no photo in the request')
				const known = byId.get(given)
				if (known === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
				return known
			}
			const number = byId.size + 1
			const photo = {
				...checkUpload(upload.bytes),
				file_id: `sent-photo-${number}`,
				file_unique_id: `unique-sent-photo-${number}`,
			}
			byId.set(photo.file_id, photo)
			return photo
		},
	}
}
