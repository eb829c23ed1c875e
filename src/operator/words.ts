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
	rehearse:
		'预演要算几十秒，只在命令行里跑。 / The rehearsal runs on the command line only: npm run -s broadcast -- rehearse',
	failed: '出错了，没有做完，日志里有详情。 / That failed; the log says more.',
	cut: '…… 太长了，其余请在命令行里看。 / The rest is on the command line.',
}

export const COMMAND_WORDS = {
	ask: '发送吗？ / Send? [y/N] ',
	repeat: (line: string): string => `还没有发。要发就运行 / Nothing was sent. To send, run:\n${line}`,
	notSent: '没有发。 / Nothing was sent.',
	keepsChanging: '名单一直在变，没有发；请再来一次。 / The list keeps changing, nothing was sent; try again.',
}
