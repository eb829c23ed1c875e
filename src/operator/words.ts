import type { CorrectionState } from '../broadcast/correct.ts'
import type { DayCount } from '../broadcast/rehearsal/audit.ts'
import type { Mark } from '../broadcast/rehearsal/happenings.ts'
import type { Rehearsal } from '../broadcast/rehearsal/rehearse.ts'
import type { LeftOut } from '../broadcast/send-now.ts'
import type { Tally } from '../ports/ledger.ts'

/** What the office reads. Its people read Chinese; names of commands and options are as they are typed. */

export const DESK_USAGE = `用法 / usage: npm run -s broadcast -- COMMAND
  preview [--date YYYY-MM-DD] [--all]   谁在几点收到哪一条 / who gets which tip, and when
  status                                现在怎么样 / how things stand
  pause | resume                        全部暂停、恢复 / stop and go on, everywhere
  send                                  今天的一条马上发给还没收到的 / today's tip now
  send --notice "文字"                   给每个订阅的群和人发一次通知 / a notice to all, once
  correct FIGURE --note "文字"           给收到过这个数字的发更正 / a correction of one figure
  rehearse [--days 366] [--seed 1] [--from YYYY-MM-DD]   用假钟预演一年，什么也不发 / a year on a fake clock
send 和 correct 先列出来再问；--confirm CODE 或 --yes 才发 / both ask first; --confirm CODE or --yes sends`

export const DOOR_WORDS = {
	confirm: '确认就把下面这一行原样发给我 / to go ahead, send me this line:',
	failed: '出错了，没有做完，日志里有详情。 / That failed; the log says more.',
	cut: '…… 太长了，其余请在命令行里看。 / The rest is on the command line.',
}

export const COMMAND_WORDS = {
	ask: '发送吗？ / Send? [y/N] ',
	repeat: (line: string): string => `还没有发。要发就运行 / Nothing was sent. To send, run:\n${line}`,
	notSent: '没有发。 / Nothing was sent.',
	keepsChanging: '名单一直在变，没有发；请再来一次。 / The list keeps changing, nothing was sent; try again.',
}

/** Why a chat gets nothing, after a number. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
	paused: '发不进去，停了 / no right to write there',
	'unknown-zone': '时区不认识 / unknown zone',
	'quiet-time': '选的时间现在算免打扰 / its time is quiet by now',
	'quiet-now': '当地正是免打扰时间 / quiet there now',
	'rest-day': '那天休息 / rest day',
	'had-it': '已经处理过 / dealt with already',
	'begins-later': '刚订阅，下次开始 / begins later',
	'too-soon': '离上一条不到 10 小时 / less than 10 h after the last',
	'too-late': '今天太晚了 / too late today',
	'no-tips': '没有条目 / no tips',
}

/** What becomes of a chat that got a wrong figure. */
export const CORRECTION_WORDS: Readonly<Record<CorrectionState, string>> = {
	send: '会收到更正 / will be sent',
	stopped: '已退订，不发 / has stopped',
	gone: '已离开，不发 / gone',
	sent: '已更正过 / already corrected',
	due: '已排队 / on its way',
	claimed: '正在发 / being sent',
	moved: '换了编号，已处理 / has another id',
	'no-rights': '发不进去 / no right to write there',
	'window-closed': '平台不让发了 / the platform took no message any more',
	failed: '发过，没成功 / failed',
}

/** How deliveries ended, before a number. */
export const TALLY_WORDS: Readonly<Record<keyof Tally, string>> = {
	due: '等着 due',
	claimed: '正在发 under way',
	sent: '发出 sent',
	gone: '离开 gone',
	'no-rights': '无权限 no rights',
	moved: '换号 moved',
	'window-closed': '过时没发 window closed',
	failed: '失败 failed',
}

const others = (count: number): string => `…… 还有 ${count} 个 / ${count} more`

export const DESK_WORDS = {
	others,
	othersAll: (count: number): string => `${others(count)}（--all）`,
	pausedNow: '注意：现在是暂停的，resume 之后才发。 / Paused: nothing is sent before resume.',
	noService: '服务没有开着，等它启动后再发。 / The service is not running; it sends once it is started.',
	leftOut: '不发 / left out',
	text: '内容 / text',
	preview: {
		coming: (count: number): string =>
			`未来 24 小时：${count} 个会收到每日一条 / within 24 h: ${count} chats`,
		onDate: (date: string, count: number): string =>
			`${date}（当地日期）：${count} 个 / local date: ${count} chats`,
		byTime: '按时间（当地） / by local time',
		rows: '谁收到哪一条 / who gets which tip',
		texts: '条目 / tips',
		past: (date: string): string => `${date} 已经过去了。 / That day is over.`,
		tooFar: (days: number): string => `最多预告 ${days} 天。 / At most ${days} days ahead.`,
	},
	status: {
		running: '广播 / broadcast：运行中 running',
		paused: '广播 / broadcast：已暂停 PAUSED（resume 恢复）',
		engine: (ok: boolean, detail: string): string =>
			`引擎 / engine：${ok ? '正常 ok' : '有问题 NOT OK'} · ${detail}`,
		noEngine: '引擎 / engine：服务没有开着 the service is not running',
		chats: (subscribed: number, paused: number, here: number, gone: number): string =>
			`订阅 / subscribed：${subscribed}；发不进去 / paused：${paused}；认识的 / known：${here}；离开的 / gone：${gone}`,
		waiting: (count: number): string => `等着发 / waiting：${count}`,
		since: (time: string, zone: string): string => `，最早的从 / the oldest since ${time} ${zone}`,
		next: (time: string, zone: string, tip: string): string => `下一条 / next：${time} ${zone} ${tip}`,
		noNext: '下一条 / next：24 小时内没有 / none within 24 h',
		campaigns: '最近几批 / last campaigns',
		noCampaigns: '还没有发过 / nothing was sent yet',
		holidays: (years: string): string =>
			`节假日表里没有 ${years} 年，只按周六、周日算，请补上 knowledge/shared/holidays.yaml。 / The table of holidays lacks ${years}.`,
		holidaysOk: '节假日表 / holidays：今年和明年都有 this year and the next are there',
	},
	pause: {
		done: '已暂停：所有进程在发下一条之前停下。resume 恢复。 / Paused everywhere, before the next message.',
		resumed: '已恢复。 / Resumed.',
		was: '（本来就是这样 / it was so before）',
	},
	send: {
		tips: (count: number): string => `今天的一条马上发给 ${count} 个 / today’s tip now to ${count} chats`,
		notice: (count: number): string => `通知发给 ${count} 个 / the notice to ${count} chats`,
		nobody: '没有要发的。 / There is nobody to send to.',
		changed: '名单或内容变了，刚才的确认码不能用了，请再看一遍。 / It has changed since, look again.',
		morning: (count: number): string =>
			`其中 ${count} 个等到当地早上 / ${count} of them wait for their morning`,
		first: '先看几个 / the first ones',
		done: (count: number): string => `已排队 ${count} 个。 / ${count} planned.`,
		goes: '马上开始发。 / On their way.',
	},
	correct: {
		title: (figure: string, printed: string, count: number): string =>
			`更正 / correction：${figure}（${printed}），发给 ${count} 个 / to ${count} chats`,
		deleted: (count: number): string =>
			`另有 ${count} 个收到过、已删除，不知道是谁，不发 / ${count} more are deleted, nobody knows which`,
		nobodyGot: '没有谁收到过这个数字。 / Nobody has been sent this figure.',
		unknown: (figure: string): string => `没有 ${figure} 这个数字。 / There is no figure ${figure}.`,
		near: (ids: string): string => `是不是 / did you mean: ${ids}`,
		all: (ids: string): string => `有这些 / the figures are: ${ids}`,
	},
	rehearse: '预演只在命令行里跑。 / The rehearsal runs on the command line: npm run -s broadcast -- rehearse',
}

/** Letters of what made a day special, the weightiest first. */
export const MARK_LETTERS: Readonly<Record<Mark, string>> = {
	down: 'D',
	pause: 'P',
	kill: 'K',
	restart: 'R',
	'wrong-clock': 'C',
	trouble: 'T',
	notice: 'N',
}

export const REHEARSAL_WORDS = {
	begins: (days: number, from: string, seed: number): string =>
		`预演 ${days} 天，从 ${from} 起（--seed ${seed}）。假的时钟、假的平台、临时的库，什么也不会发出去；一年要算半分钟左右。\nA rehearsal of ${days} days on a fake clock: nothing is sent.`,
	noTips: '这个资料包没有每日一条，没有可预演的。 / This pack has no tips: there is nothing to rehearse.',
	noTipsHint: 'Write tips.yaml in the folder of the pack; knowledge/README.md describes it.',
	rows: { sent: '准时', late: '补发', closed: '未发', failed: '失败', marks: '事件' },
	legend:
		'准时 on time · 补发 later in the window · 未发 停机或暂停过了时间 window closed · 失败 平台一直不收 failed\n事件：D 停机 down · P 暂停 paused · K 被杀 killed · R 重启 restarted · C 时钟错 wrong clock · T 平台故障 platform trouble · N 通知 notice',
	chats: ({ chats, deeds }: Rehearsal): string =>
		`${chats} 个模拟的群和人 / simulated chats；订阅、退订、改时间等 ${deeds} 次 / what people did`,
	sums: ({ sent, late, closed, failed }: DayCount): string =>
		`发出 ${sent + late} 条 / sent：准时 ${sent}，补发 ${late}；未发 ${closed}；失败 ${failed}`,
	machine: ({ machine: { kills, restarts, downs, pauses, wrongClocks } }: Rehearsal): string =>
		`被杀 ${kills} 次，重启 ${restarts}，停机 ${downs}，暂停 ${pauses}，时钟错 ${wrongClocks} / kills, restarts, downtimes, pauses, wrong clocks`,
	platform: ({ platform: { calls, slow, broken, gone, noRights, moved } }: Rehearsal): string =>
		`平台 ${calls} 次调用：429 ${slow}，5xx ${broken}，拉黑 ${gone}，无权限 ${noRights}，换号 ${moved} / calls: 429, 5xx, gone, no rights, moved`,
	duplicates: (count: number): string =>
		`重复 ${count} 条，都是账还没记就被杀或断线 / came twice, as the ledger did not know yet`,
	kept: '全部守约：用完之前不重复，免打扰时间不发，10 小时内不发两条，退订后不发，没有漏掉谁。\nEvery promise was kept: no repeat, no quiet hours, never two in a row, nothing after a stop, nobody lost.',
	broken: (count: number): string => `有 ${count} 处不守约 / ${count} broken promises:`,
}
