import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Switches } from '../../src/ports/switches.ts'
import { type CallConfig, call } from './call.ts'
import type { WechatOfficialConfig } from './config.ts'
import { type Result, troubleOf } from './trouble.ts'

export interface AccessTokens {
	/** One that holds, asked for once however many want it. @param refused one that WeChat no longer takes */
	readonly get: (refused?: string) => Promise<Result<string>>
}

export interface AccessTokenOptions {
	readonly config: CallConfig & Pick<WechatOfficialConfig, 'appId' | 'appSecret'>
	/** Where the processes of one account share it; null: this process keeps its own. */
	readonly shared: Switches | null
	readonly clock: Clock
	readonly log: Log
}

interface Kept {
	readonly token: string
	readonly untilMs: number
}

/** No token is used in its last minutes. */
const SPARE_SECONDS = 300

const keptFrom = (json: string | null): Kept | null => {
	try {
		const kept: unknown = JSON.parse(json ?? 'null')
		if (typeof kept !== 'object' || kept === null || !('token' in kept) || !('untilMs' in kept)) return null
		const { token, untilMs } = kept
		return typeof token === 'string' && typeof untilMs === 'number' ? { token, untilMs } : null
	} catch {
		return null
	}
}

/**
 * The account's token from `stable_token`, which gives every caller the same one until it ends: a process that cannot
 * reach the others through the store takes nothing away from them.
 */
export const createAccessTokens = ({ config, shared, clock, log }: AccessTokenOptions): AccessTokens => {
	const name = `wechat-official-token:${config.appId}`
	let kept: Kept | null = null
	let pending: Promise<Result<string>> | null = null

	const isGood = (candidate: Kept | null, refused: string | undefined): candidate is Kept =>
		candidate !== null && candidate.untilMs > clock.now() && candidate.token !== refused

	const orNull = async <Value>(work: Promise<Value> | undefined): Promise<Value | null> => {
		try {
			return (await work) ?? null
		} catch (error) {
			log.warn({ err: error }, 'the access token could not be shared; this process keeps its own')
			return null
		}
	}

	const ask = async (force: boolean): Promise<Result<Kept>> => {
		const answer = await call(config, '/cgi-bin/stable_token', {
			grant_type: 'client_credential',
			appid: config.appId,
			secret: config.appSecret,
			force_refresh: force,
		})
		if (!answer.ok) return answer
		const { access_token: token, expires_in: seconds } = answer.value
		if (typeof token !== 'string' || typeof seconds !== 'number')
			return { ok: false, trouble: troubleOf(-1, 'an answer without an access token') }
		const usableSeconds = seconds - Math.min(SPARE_SECONDS, seconds / 2)
		return { ok: true, value: { token, untilMs: clock.now() + usableSeconds * 1000 } }
	}

	const renew = async (refused: string | undefined): Promise<Result<string>> => {
		const theirs = keptFrom(await orNull(shared?.get(name)))
		if (isGood(theirs, refused)) {
			kept = theirs
			return { ok: true, value: theirs.token }
		}
		const given = await ask(false)
		// WeChat itself still counts it as good: only force gives another, and that a few times a day.
		const asked = given.ok && given.value.token === refused ? await ask(true) : given
		if (!asked.ok) return asked
		kept = asked.value
		await orNull(shared?.set(name, JSON.stringify(kept)))
		return { ok: true, value: kept.token }
	}

	return {
		get: async (refused) => {
			if (isGood(kept, refused)) return { ok: true, value: kept.token }
			pending ??= renew(refused).finally(() => {
				pending = null
			})
			return pending
		},
	}
}
