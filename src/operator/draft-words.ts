/** What the office reads about a message to everybody who follows the Official Account. */

export const DRAFT_USAGE = `用法 / usage: npm run -s wechat -- COMMAND
  menu [--yes]                          用报告的各个方面设公众号菜单 / sets the menu from the areas of the report
  draft                                 把今天的一条群发给所有关注者 / today's tip to all followers
  draft --notice "文字"                  群发一次通知 / a notice to all followers
draft 先给看再问；--confirm CODE 或 --yes 才发 / draft asks first; --confirm CODE or --yes sends`

export const DRAFT_WORDS = {
	title: (date: string): string => `群发给公众号的所有关注者，${date} / to everybody who follows the account`,
	limits:
		'微信的限制：认证订阅号每天 1 次，服务号每人每月收 4 次。还剩几次，微信没有接口可查。 / WeChat allows a subscription account 1 a day, a service account 4 a month to each follower; what is left cannot be asked for.',
	counted: (count: number, dates: readonly string[]): string =>
		`这个月由本程序群发过 ${count} 次${count === 0 ? '' : `（${dates.join('、')}）`}，在公众平台网站上发的不在内。 / Sent by this program this month: ${count}; what was sent on WeChat's site is not counted.`,
	guarded:
		'账号如果开着“API群发保护”，管理员要在 30 分钟内确认，否则不发。 / With 群发保护 on, an administrator of the account has 30 minutes to agree.',
	text: '内容 / text',
	changed: '内容变了，刚才的确认码不能用了，请再看一遍。 / It has changed since, look again.',
	sent: '已交给微信群发。 / WeChat has taken it.',
	known:
		'微信说今天这一次它已经收到过，没有发第二遍；发出去的是先前那一次的内容。 / WeChat has had the one of today before and sends nothing twice: what was tried first is what went out.',
	today: (date: string): string =>
		`${date} 已经群发过，一天只发一次。 / There was one today already; it is one a day at most.`,
	todayHint: '明天再发。 / Send it tomorrow.',
	paused: '现在是暂停的，什么也不发。 / Everything is paused, nothing is sent.',
	pausedHint: 'npm run -s broadcast -- resume',
	quiet: (until: string): string =>
		`现在是免打扰时间，不群发。 / It is quiet now (QUIET_HOURS), until ${until}.`,
	quietHint: '到时再发。 / Send it then.',
	tooLong: (bytes: number): string =>
		`太长：群发一条最多 2048 字节，约 680 个汉字，现在 ${bytes} 字节。 / Too long: at most 2,048 bytes.`,
	tooLongHint: '写短一点。 / Make it shorter.',
	noTips: '这个资料包没有每日一条。 / This pack has no tips.',
	noTipsHint: 'Write tips.yaml in the folder of the pack, or send a notice: draft --notice "文字".',
	refused: (why: string): string => `微信没有接受：${why}。 / WeChat refused it, nothing was sent.`,
	unknown: (why: string): string =>
		`不知道微信收到没有：${why}。 / Whether WeChat has it is not known: ${why}.`,
	unknownHint:
		'今天再运行一次就是：微信一天只收一次，不会发两遍。 / Run it again today: WeChat takes it once, it cannot go out twice.',
}
