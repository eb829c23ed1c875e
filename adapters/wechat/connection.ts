import { createRecent } from '../../src/domain/recent.ts'
import type { Health } from '../../src/ports/channel.ts'
import type { Log } from '../../src/ports/log.ts'
import type { WechatConfig } from './config.ts'
import type { Pacing } from './pacing.ts'
import { whyOf } from './trouble.ts'

/** What is needed of the bot to keep it alive. */
export interface Machine {
	readonly start: () => Promise<void>
	readonly stop: () => Promise<void>
	/** Asks for a sign of life. */
	readonly ding: () => void
	readonly isLoggedIn: () => boolean
}

/** Keeps the bot alive: whatever does not answer is stopped and started again. */
export interface Connection {
	/** Resolves when the channel is closing and the bot has stopped. */
	readonly run: () => Promise<void>
	readonly health: () => Health
	/** What the bot tells. */
	readonly dong: () => void
	readonly scan: (link: string) => void
	readonly login: () => void
	readonly logout: (reason: string) => void
	readonly error: (error: unknown) => void
}

export interface ConnectionOptions {
	readonly machine: Machine
	readonly config: WechatConfig
	readonly pacing: Pacing
	readonly closing: AbortSignal
	/** Shows the link of a login to whoever sits in front of this machine: it is a secret. */
	readonly show: (link: string) => void
	/** What was known of the login before holds no more. */
	readonly onLogin: () => void
	/** Tells the office on another channel. */
	readonly alert: (text: string) => void
	readonly log: Log
}

/** Errors that were reported just now are not reported again. */
const MOST_REPORTED = 100
const REPORTED_MS = 60_000

/** What the office is told, in Chinese as everything of the office is. */
const loggedOut = (reason: string): string =>
	`微信账号退出登录了（${reason}），现在收不到也发不出微信消息。请在服务器上重新扫码登录：二维码在终端里，链接在本机的 /readyz。`

export const createConnection = (options: ConnectionOptions): Connection => {
	const { machine, config, pacing, closing, show, onLogin, alert, log } = options
	const reported = createRecent<true>(MOST_REPORTED, REPORTED_MS, pacing.clock)
	let lastDongMs: number | null = null
	let link: string | null = null
	let isOnline = false
	/** Somebody has logged in, and nobody was told yet that it is over. */
	let isToBeTold = false
	/** Of the present start; what comes from an earlier one, or while it is being stopped, means nothing. */
	let trouble: ((why: string) => void) | null = null
	let heard: () => void = () => undefined
	let wake = new AbortController()
	let why: string | null = null
	let signs = 0

	const within = async (task: Promise<void>, ms: number): Promise<boolean> => {
		const timer = new AbortController()
		const done = task.then(
			() => true,
			(error: unknown) => {
				log.warn({ why: whyOf(error) }, 'the puppet could not be started or stopped')
				return false
			},
		)
		try {
			return await Promise.race([done, pacing.sleep(ms, timer.signal).then(() => false)])
		} finally {
			timer.abort()
		}
	}

	/** Whether a sign of life came in time. */
	const isAlive = async (): Promise<boolean> => {
		const dong = new Promise<boolean>((resolve) => {
			heard = () => resolve(true)
		})
		const waiting = new AbortController()
		try {
			machine.ding()
			return await Promise.race([
				dong,
				pacing.sleep(config.dongWithinMs, AbortSignal.any([waiting.signal, closing])).then(() => false),
			])
		} catch {
			return false
		} finally {
			waiting.abort()
		}
	}

	const login = (): void => {
		isOnline = true
		isToBeTold = true
		link = null
		onLogin()
		log.info({}, 'the WeChat account is logged in')
		wake.abort()
	}

	/** @returns why it has to be started again; null: the channel is closing */
	const watch = async (ended: Promise<string>): Promise<string | null> => {
		const over = new AbortController()
		const until = AbortSignal.any([over.signal, closing])
		const beat = async (): Promise<string | null> => {
			for (;;) {
				const alive = await isAlive()
				if (until.aborted) return null
				if (!alive) return 'no sign of life'
				if (isOnline && !machine.isLoggedIn()) return 'nobody is logged in any more'
				wake = new AbortController()
				// Who was logged in all along is not always told of once more after an outage.
				if (!isOnline && machine.isLoggedIn()) login()
				await pacing.sleep(config.heartbeatMs, AbortSignal.any([wake.signal, until]))
				if (until.aborted) return null
			}
		}
		try {
			return await Promise.race([beat(), ended])
		} finally {
			over.abort()
		}
	}

	/** Once for each login, however often it is tried again. */
	const tellOffice = (reason: string): void => {
		if (isToBeTold) alert(loggedOut(reason))
		isToBeTold = false
	}

	const waitMs = (failures: number): number =>
		Math.min(config.mostBackoffMs, config.backoffMs * 2 ** Math.min(failures - 1, 20)) *
		(0.5 + pacing.random())

	/** One start until something is wrong. @returns whether it had given a sign of life */
	const live = async (): Promise<boolean> => {
		const ended = Promise.withResolvers<string>()
		const before = signs
		trouble = ended.resolve
		const started = await within(machine.start(), config.startWithinMs)
		const reason = started ? await watch(ended.promise) : 'it could not be started'
		trouble = null
		if (reason !== null) {
			why = reason
			// Who was logged in when it fell silent may be so again by itself: that is no logout.
			log.warn({ why }, 'WeChat is stopped and started again')
		}
		isOnline = false
		link = null
		await within(machine.stop(), config.stopWithinMs)
		return signs > before
	}

	return {
		run: async () => {
			for (let failures = 0; !closing.aborted; ) {
				failures = (await live()) ? 1 : failures + 1
				if (!closing.aborted) await pacing.sleep(waitMs(failures), closing)
			}
		},
		health: () => {
			const fresh =
				lastDongMs !== null && pacing.clock.now() - lastDongMs < config.heartbeatMs + 2 * config.dongWithinMs
			if (trouble === null) return { ok: false, detail: why === null ? 'starting' : `starting again: ${why}` }
			if (link !== null && !isOnline)
				return {
					ok: false,
					detail: 'waits for somebody to scan the code; its link is told on this machine only',
					secret: link,
				}
			if (!isOnline) return { ok: false, detail: 'nobody is logged in yet' }
			return fresh ? { ok: true, detail: 'logged in' } : { ok: false, detail: 'no sign of life' }
		},
		dong: () => {
			lastDongMs = pacing.clock.now()
			signs += 1
			heard()
		},
		scan: (next) => {
			if (next === link) return
			link = next
			log.info({}, 'WeChat waits for a login: scan the code on the terminal, or see /readyz on this machine')
			show(next)
			tellOffice('要重新扫码')
		},
		login,
		logout: (reason) => {
			if (trouble === null) return
			log.error({ why: reason }, 'the WeChat account was logged out')
			isOnline = false
			tellOffice(reason)
			trouble(`logged out: ${reason}`)
		},
		error: (error) => {
			const said = whyOf(error)
			// Some puppets report the same one a hundred times a second.
			if (reported.get(said)) return
			reported.set(said, true)
			log.warn({ why: said }, 'the puppet reports an error')
			// Most are of one message. Whether it still lives is asked at once rather than believed.
			wake.abort()
		},
	}
}
