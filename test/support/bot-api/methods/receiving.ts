import type { WebhookInfo } from 'grammy/types'
import { optionalBoolean, optionalInteger, optionalString, optionalStrings } from '../parameters.ts'
import { badRequest, conflict } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const DEFAULT_CONNECTIONS = 40
const MAX_CONNECTIONS = 100
const MAX_SECRET = 256

const getUpdates: Method = ({ polling, webhook }, { payload, hungUp }) => {
	if (webhook.settings() !== undefined)
		throw conflict(
			"can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
		)
	return polling.getUpdates(payload, hungUp)
}

/** Telegram takes https only; http is taken here for a bot on this machine, as a test has no certificate. */
const isWebhookUrl = (text: string): boolean => {
	const url = URL.parse(text)
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1')
}

const setWebhook: Method = ({ queue, allowed, polling, webhook }, { payload }) => {
	const url = optionalString(payload, 'url') ?? ''
	const secret = optionalString(payload, 'secret_token')
	if (url !== '' && !isWebhookUrl(url)) throw badRequest('invalid webhook URL specified')
	if (secret !== undefined && secret.length > MAX_SECRET) throw badRequest('secret token is too long')
	if (secret !== undefined && !/^[\w-]*$/.test(secret))
		throw badRequest('secret token contains unallowed characters')
	const connections = optionalInteger(payload, 'max_connections') ?? DEFAULT_CONNECTIONS
	if (optionalBoolean(payload, 'drop_pending_updates')) queue.drop()
	allowed.choose(optionalStrings(payload, 'allowed_updates'))
	if (url === '') webhook.remove()
	else {
		polling.end(conflict('terminated by setWebhook request'))
		webhook.set({
			url,
			...(secret === undefined || secret === '' ? {} : { secret_token: secret }),
			max_connections: Math.min(Math.max(connections, 1), MAX_CONNECTIONS),
		})
	}
	return true
}

const deleteWebhook: Method = ({ queue, webhook }, { payload }) => {
	if (optionalBoolean(payload, 'drop_pending_updates')) queue.drop()
	webhook.remove()
	return true
}

const getWebhookInfo: Method = ({ queue, allowed, webhook }): WebhookInfo => {
	const settings = webhook.settings()
	const lastError = webhook.lastError()
	const chosen = allowed.chosen()
	return {
		url: settings?.url ?? '',
		has_custom_certificate: false,
		pending_update_count: queue.pending(),
		...(settings === undefined ? {} : { max_connections: settings.max_connections }),
		...(lastError === undefined ? {} : { last_error_message: lastError }),
		...(chosen === undefined
			? {}
			: { allowed_updates: chosen as NonNullable<WebhookInfo['allowed_updates']> }),
	}
}

export const receivingMethods: Methods = { getUpdates, setWebhook, deleteWebhook, getWebhookInfo }
