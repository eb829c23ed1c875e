import { GrammyError } from 'grammy'
import { AppError } from '../../src/domain/errors.ts'

/** What an operator has to mend before this channel can run; null for what may pass by itself. */
export const startProblem = (error: unknown, apiRoot: string): AppError | null => {
	if (!(error instanceof GrammyError)) return null
	if (error.error_code === 401 || error.error_code === 404)
		return new AppError(
			'TELEGRAM_TOKEN_REFUSED',
			`${apiRoot} does not know the bot of TELEGRAM_BOT_TOKEN: ${error.description}.`,
			'Copy the token from @BotFather into .env once more; after /revoke only the new one works.',
			{ cause: error },
		)
	if (error.method === 'setWebhook' && error.error_code === 400)
		return new AppError(
			'TELEGRAM_WEBHOOK_REFUSED',
			`Telegram does not take TELEGRAM_WEBHOOK_URL: ${error.description}.`,
			'It must be a public https address on port 443, 80, 88 or 8443 that leads to this server.',
			{ cause: error },
		)
	return null
}

export const secondPoller = (cause: unknown): AppError =>
	new AppError(
		'TELEGRAM_SECOND_POLLER',
		'Another program fetches the messages of this bot with the same TELEGRAM_BOT_TOKEN.',
		'Stop the other one (a second Wenbao, a test, another server), or give one of them a bot of its own.',
		{ cause },
	)
