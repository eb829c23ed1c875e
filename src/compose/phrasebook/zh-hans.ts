import type { Phrasebook, ScheduleWords } from './phrasebook.ts'

const paragraphs = (numbers: readonly number[]): string => (numbers.length ? `第${numbers.join('、')}段` : '')

const IN_GROUPS: Phrasebook['inGroups'] = {
	'hears-all': '@我、回复我的消息，或者发 /ask 加问题，我才说话。',
	'hears-addressed': '请发 /ask 加问题，或者回复我的消息；这个群里我看不到别的发言。',
	'hears-mentions': '请先 @我 再写问题，我才说话；发命令也一样，比如“@我 /help”。',
}

const schedule = ({ time, zone, options }: ScheduleWords): string =>
	`每天 ${time} 发一条（${[zone, ...options].join('，')}）。`

export const zhHans: Phrasebook = {
	figure: {
		target: (f) => `${f.year}年目标：${f.measures} ${f.printed}。`,
		scale: (f) => `计划规模：${f.measures} ${f.printed}。`,
		capacity: (f) => `计划中的项目规模：${f.measures} ${f.printed}。`,
		name: (f) => `${f.measures} ${f.printed}，这是名称中的${f.unit}数，不是指标。`,
	},
	figureShort: {
		target: (f) => `${f.measures} ${f.printed}（目标）`,
		scale: (f) => `${f.measures} ${f.printed}（计划规模）`,
		capacity: (f) => `${f.measures} ${f.printed}（计划中的项目规模）`,
		name: (f) => `${f.measures} ${f.printed}（名称中的${f.unit}数，不是指标）`,
	},
	caveat: { target: '目标', scale: '计划规模', capacity: '计划中的项目规模', name: '不是指标' },
	correction: (printed, said) => `页面上写的是 ${printed}，不是 ${said}。`,
	correctionOf: (measures, printed, said) => `${measures}，页面上写的是 ${printed}，不是 ${said}。`,
	areaLead: (title, summary) => `${title}：${summary}`,
	measures: '主要安排：',
	ownFigures: '这部分的数字：',
	relatedFigures: '同一部分的其他数字：',
	noFigures: '这部分没有给出数字。',
	yearPassed: (year) => `${year}年已经过去，这一页没有公布结果。`,
	shortened: '您的话比较长，我只看了其中最像问题的一段。',
	missing: {
		'other-year': '您还问到别的年份，这一页没有写。',
		'other-place': '您还问到别的地方，这一页没有写。',
		'part-of-place': '具体到县（市、区）的安排，这一页没有写。',
		result: '完成得怎么样，这一页没有写。',
		breakdown: '更细的分项和名单，这一页没有写。',
		computed: '这一页没有给出这样的合计或平均数，我不替它算。',
		subject: '您问的另一项，这一页没有写。',
		unstated: '您问的另一点，这一页没有写。',
	},
	absent: {
		'other-year': (w) => `这一页只写了${w.year}年要做的事，没有写别的年份。`,
		'other-place': (w) => `这一页只写${w.place}，没有写别的地方。`,
		'part-of-place': (w) => `这一页写的是${w.place}整体的安排，没有分县（市、区）来写。`,
		result: (w) => `这一页写的是${w.year}年的目标和安排，没有写完成情况。`,
		breakdown: () => '这一页没有写到这么细的分项和名单。',
		computed: () => '这一页没有给出这样的合计、平均或比较，我不替它算。',
		subject: (w) => (w.subject === null ? '您问的这一项，这一页没有写。' : `这一页没有写到“${w.subject}”。`),
		unstated: () => '您问的这一点，这一页没有写，我不敢乱说。',
	},
	nearestArea: (title) => `和它最近的是“${title}”这部分。`,
	joint: '',
	source: {
		line: (name, places) => `出处：${[name, places.join('、')].filter(Boolean).join('，')}`,
		section: (title, numbers) => `“${title}”部分${paragraphs(numbers)}`,
		opening: (numbers) => `开头部分${paragraphs(numbers)}`,
		masthead: '报头',
		quoted: (place, phrase) => `${place}：“${phrase}”`,
		nothingYet: '还没有回答过问题。先问一个，再发 /source 看它的出处。',
	},
	ask: {
		next: { plain: '还可以问', numbered: '还可以问（回复数字）：' },
		figure: (measures) => `${measures}是多少？`,
		area: (title) => `“${title}”有哪些安排？`,
		menu: { plain: '看其中一个方面', numbered: '回复数字看其中一个方面：' },
		areas: '看看报告有哪些方面',
		noList: '我这里没有这个数字对应的列表，列表过十分钟就作废。请从下面选：',
		candidates: { plain: '您想问哪一个？', numbered: '您想问哪一个？回复数字就行：' },
		none: '都不是',
	},
	service: (hotline) =>
		`这件事我办不了，也不能替部门答复。请拨打政务服务热线 ${hotline}，说清时间、地点和情况，会有人登记转办。`,
	emergency: (numbers) => `请马上拨打：${numbers}。`,
	rescuers: { police: '报警', fire: '火警', ambulance: '急救' },
	afterEmergency: '先保证自己和身边人的安全，我这里不能替您报警。',
	chat: {
		greeting: (r) => `您好！我是问报，可以回答${r.place}${r.year}年工作报告里写了什么。`,
		thanks: () => '不客气，有想知道的随时问我。',
		bye: () => '再见，祝您一切顺利！',
		identity: () =>
			'我是问报，一个自动回答的程序，不是真人，也不代表政府部门。我只照登载报告的报纸页面回答。',
		help: (r) => `您可以用自己的话问${r.place}${r.year}年的工作安排，比如修路、看病、种粮、就业。`,
		other: () => '好的。想了解报告里的哪一方面，直接问我就行。',
	},
	off: (r) => `这个我答不了，我只能回答${r.place}${r.year}年工作报告里的内容。`,
	afterMisses: (hotline) => `没能答上来，抱歉。可以从上面选一个方面，或者拨打政务服务热线 ${hotline} 问问。`,
	hotlineName: '政务服务热线',
	welcome: (r) => `您好，我是问报。${r.place}${r.year}年要做哪些事、定了哪些目标，您用自己的话问我就行。`,
	help: (r) =>
		`用自己的话问${r.place}${r.year}年工作报告里的事，例如“今年修几条路”。我只照报纸页面回答，每个数字都带出处；页面没写的，我会直说。`,
	commands: {
		start: '重新开始',
		help: '怎么用',
		ask: '提一个问题',
		areas: '报告的各个方面',
		figures: '全部数字',
		source: '上一个回答的出处',
		why: '上一个回答是怎么来的',
		tip: '今日一条',
		subscribe: '每天收一条',
		stop: '不再收',
		settings: '设置',
		language: '选择回复的语言',
		privacy: '您的信息怎么处理',
		delete: '删掉我记住的',
	},
	commandsHeading: '命令：',
	figuresHeading: '页面上的全部数字：',
	privacy: {
		heading: '关于您，我只记住：',
		kept: {
			conversation: () => '您刚才问的是哪几项（只记编号），十分钟后忘掉',
			language: () => '选定的回复语言，到您删除为止',
			subscription: (days) =>
				`订了每日一条的话：聊天的编号、订的人（编号打乱后）、时间和设置，到您删除为止；发过哪几条，留${days}天`,
			votes: (days) => `有用、没用各多少次，不记是谁点的，留${days}天`,
			questions: (days) => `没答上来的问题，遮住号码，不记是谁问的，留${days}天`,
		},
		end: '您写的别的话都不保存，也不交给别的公司。发 /delete，能认出您的都删掉。请不要在这里发身份证号或手机号。',
	},
	howToAsk: '请把问题写在命令后面，例如：/ask 今年修几条路',
	picture: { label: '看图片', alt: (name) => `图片：${name}` },
	tips: {
		heading: '今日一条',
		choices: { plain: '接下来', numbered: '接下来（回复数字）：' },
		subscribe: '每天收一条',
		goOn: '接着收',
		stop: '不再收',
		settings: { plain: '要改哪一项？', numbered: '要改哪一项？回复数字就行：' },
		options: {
			'weekdays-only': { on: '周末不发', off: '周末也发' },
			'skip-holidays': { on: '节假日不发', off: '节假日也发' },
			silent: { on: '静音', off: '有声音' },
		},
		hint: {
			daily: '发 /subscribe，每天收一条报告里的事；发 /tip 看今天的一条。',
			'on-demand': '发 /tip 看今天的一条。',
		},
		joined: '管理员发 /subscribe，这里就每天收到一条；没人订就不发。',
		zone: (name, iana) => `${name}，${iana}`,
		subscribed: (s) => `订阅好了：${schedule(s)}`,
		changed: (s) => `改好了：${schedule(s)}`,
		current: (s) => `每日一条：${schedule(s)}`,
		first: {
			today: '第一条今天到。',
			tomorrow: '第一条明天到。',
			'next-day': '第一条从明天算起，遇到不发的日子顺延。',
		},
		next: {
			today: '下一条今天到。',
			tomorrow: '下一条明天到。',
			'next-day': '下一条从明天算起，遇到不发的日子顺延。',
		},
		howToStop: '发 /stop 或“退订”，就不再收到。',
		paused: '现在停着，因为之前发不进来；发 /subscribe 就接着收。',
		stopped: '好的，这里不再发每日一条。想再收，发 /subscribe。',
		neverSubscribed: '这里没有订阅每日一条，不会收到推送。',
		notSubscribed: (example) =>
			`这里没有订阅每日一条。发 /subscribe 就每天收一条，时间可以写在后面：${example}`,
		unfitTime: (from, to, example) =>
			`这个时间不发，免得打扰人休息；${from} 到 ${to} 之间都可以。什么都没有改，可以这样写：${example}`,
		unknownZone: (zone, example) => `没有“${zone}”这个时区，什么都没有改。可以这样写：${example}`,
		notUnderstood: (words, example) => `没看懂“${words}”，什么都没有改。可以这样写：${example}`,
		cannotWrite:
			'这里只能您问我答，我不能主动发消息，所以订不了每日一条，也不会有推送。发 /tip 看今天的一条。',
		none: '这份报告还没有每日一条，不会有推送。',
		outOfReach: '我暂时查不了、也记不下来，刚才什么都没有改，请稍后再试。',
		corrected: (measures) => `更正：以前发过的关于“${measures}”的消息不对，请以这一条为准。`,
		officeNote: (note) => `说明：${note}`,
		notice: '通知',
	},
	deleted: {
		chat: '好的，这个聊天里我记住的都删掉了；订阅过的话，也一起取消了。',
		person: '好的，我记住的关于您的都删掉了。群里的订阅和设置由群管理员来删。',
		group: '好的，我记住的关于您和这个群的都删掉了；订阅过的话，也一起取消了。',
	},
	adminsOnly: '这项设置由群管理员来改。',
	inGroups: IN_GROUPS,
	events: {
		unreadable: () => '我目前只看得懂文字，请把问题打字发给我。',
		'joined-hears-all': (r) =>
			`大家好，我是问报，可以回答${r.place}${r.year}年工作报告里的事。${IN_GROUPS['hears-all']}`,
		'joined-hears-addressed': (r) =>
			`大家好，我是问报，可以回答${r.place}${r.year}年工作报告里的事。${IN_GROUPS['hears-addressed']}`,
		'joined-hears-mentions': (r) =>
			`大家好，我是问报，可以回答${r.place}${r.year}年工作报告里的事。${IN_GROUPS['hears-mentions']}`,
		'stale-button': () => '这个按钮已经过期了，请发 /areas 重新选。',
		voted: () => '谢谢您的评价。',
		'too-many': () => '您发得太快了，我先答前面几条。',
	},
	language: {
		label: '回复的语言',
		heading: { plain: '请选择回复的语言', numbered: '请选择回复的语言：' },
		follow: '跟着问题的语言',
		fixed: '好的，以后用简体中文回复。',
		following: '好的，您用什么语言问，我就用什么语言答。',
	},
	why: {
		heading: '上一个回答是这样来的：',
		nothingYet: '还没有回答过问题。先问一个，再发 /why。',
		notKept: '这里不保存判断过程。',
	},
}
