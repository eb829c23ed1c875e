import type { Phrasebook, ScheduleWords } from './phrasebook.ts'

const paragraphs = (numbers: readonly number[]): string => (numbers.length ? `第${numbers.join('、')}段` : '')

const IN_GROUPS: Phrasebook['inGroups'] = {
	'hears-all': '@我、回覆我的訊息，或者傳 /ask 加問題，我才說話。',
	'hears-addressed': '請傳 /ask 加問題，或者回覆我的訊息；這個群組裡我看不到別的發言。',
	'hears-mentions': '請先 @我 再寫問題，我才說話；傳命令也一樣，例如「@我 /help」。',
}

const schedule = ({ time, zone, options }: ScheduleWords): string =>
	`每天 ${time} 發一條（${[zone, ...options].join('，')}）。`

export const zhHant: Phrasebook = {
	figure: {
		target: (f) => `${f.year}年目標：${f.measures} ${f.printed}。`,
		scale: (f) => `計劃規模：${f.measures} ${f.printed}。`,
		capacity: (f) => `計劃中的項目規模：${f.measures} ${f.printed}。`,
		name: (f) => `${f.measures} ${f.printed}，這是名稱中的${f.unit}數，不是指標。`,
	},
	figureShort: {
		target: (f) => `${f.measures} ${f.printed}（目標）`,
		scale: (f) => `${f.measures} ${f.printed}（計劃規模）`,
		capacity: (f) => `${f.measures} ${f.printed}（計劃中的項目規模）`,
		name: (f) => `${f.measures} ${f.printed}（名稱中的${f.unit}數，不是指標）`,
	},
	caveat: { target: '目標', scale: '計劃規模', capacity: '計劃中的項目規模', name: '不是指標' },
	tag: {
		target: (year) => `${year}年目標`,
		scale: () => '計劃規模',
		capacity: () => '計劃中的項目規模',
		name: () => '名稱中的數，不是指標',
	},
	correction: (printed, said) => `頁面上寫的是 ${printed}，不是 ${said}。`,
	correctionOf: (measures, printed, said) => `${measures}，頁面上寫的是 ${printed}，不是 ${said}。`,
	areaLead: (title, summary) => `${title}：${summary}`,
	measures: '主要安排：',
	ownFigures: '這部分的數字：',
	relatedFigures: '同一部分的其他數字：',
	noFigures: '這部分沒有給出數字。',
	yearPassed: (year) => `${year}年已經過去，這一頁沒有公布結果。`,
	shortened: '您的話比較長，我只看了其中最像問題的一段。',
	missing: {
		'other-year': '您還問到別的年份，這一頁沒有寫。',
		'other-place': '您還問到別的地方，這一頁沒有寫。',
		'part-of-place': '具體到縣（市、區）的安排，這一頁沒有寫。',
		result: '完成得怎麼樣，這一頁沒有寫。',
		breakdown: '更細的分項和名單，這一頁沒有寫。',
		computed: '這一頁沒有給出這樣的合計或平均數，我不替它算。',
		subject: '您問的另一項，這一頁沒有寫。',
		unstated: '您問的另一點，這一頁沒有寫。',
	},
	absent: {
		'other-year': (w) => `這一頁只寫了${w.year}年要做的事，沒有寫別的年份。`,
		'other-place': (w) => `這一頁只寫${w.place}，沒有寫別的地方。`,
		'part-of-place': (w) => `這一頁寫的是${w.place}整體的安排，沒有分縣（市、區）來寫。`,
		result: (w) => `這一頁寫的是${w.year}年的目標和安排，沒有寫完成情況。`,
		breakdown: () => '這一頁沒有寫到這麼細的分項和名單。',
		computed: () => '這一頁沒有給出這樣的合計、平均或比較，我不替它算。',
		subject: (w) =>
			w.subject === null ? '您問的這一項，這一頁沒有寫。' : `這一頁沒有寫到「${w.subject}」。`,
		unstated: () => '您問的這一點，這一頁沒有寫，我不敢亂說。',
	},
	nearestArea: (title) => `和它最近的是「${title}」這部分。`,
	joint: '',
	source: {
		line: (name, places) => `出處：${[name, places.join('、')].filter(Boolean).join('，')}`,
		section: (title, numbers) => `「${title}」部分${paragraphs(numbers)}`,
		opening: (numbers) => `開頭部分${paragraphs(numbers)}`,
		masthead: '報頭',
		quoted: (place, phrase) => `${place}：「${phrase}」`,
		nothingYet: '還沒有回答過問題。先問一個，再發 /source 看它的出處。',
	},
	ask: {
		next: { plain: '還可以問', numbered: '還可以問（回覆數字）：' },
		figure: (measures) => `${measures}是多少？`,
		area: (title) => `「${title}」有哪些安排？`,
		menu: { plain: '看其中一個方面', numbered: '回覆數字看其中一個方面：' },
		areas: '看看報告有哪些方面',
		noList: '我這裡沒有這個數字對應的列表，列表過十分鐘就作廢。請從下面選：',
		candidates: { plain: '您想問哪一個？', numbered: '您想問哪一個？回覆數字就行：' },
		none: '都不是',
	},
	service: (hotline) =>
		`這件事我辦不了，也不能替部門答覆。請撥打政務服務熱線 ${hotline}，說清時間、地點和情況，會有人登記轉辦。`,
	emergency: (numbers) => `請馬上撥打：${numbers}。`,
	rescuers: { police: '報警', fire: '火警', ambulance: '急救' },
	afterEmergency: '先保證自己和身邊人的安全，我這裡不能替您報警。',
	chat: {
		greeting: (r) => `您好！我是問報，可以回答${r.place}${r.year}年工作報告裡寫了什麼。`,
		thanks: () => '不客氣，有想知道的隨時問我。',
		bye: () => '再見，祝您一切順利！',
		identity: () =>
			'我是問報，一個自動回答的程式，不是真人，也不代表政府部門。我只照登載報告的報紙頁面回答。',
		help: (r) => `您可以用自己的話問${r.place}${r.year}年的工作安排，比如修路、看病、種糧、就業。`,
		other: () => '好的。想了解報告裡的哪一方面，直接問我就行。',
	},
	off: (r) => `這個我答不了，我只能回答${r.place}${r.year}年工作報告裡的內容。`,
	afterMisses: (hotline) => `沒能答上來，抱歉。可以從上面選一個方面，或者撥打政務服務熱線 ${hotline} 問問。`,
	hotlineName: '政務服務熱線',
	welcome: (r) => `您好，我是問報。${r.place}${r.year}年要做哪些事、定了哪些目標，您用自己的話問我就行。`,
	help: (r) =>
		`用自己的話問${r.place}${r.year}年工作報告裡的事，例如「今年修幾條路」。我只照報紙頁面回答，每個數字都帶出處；頁面沒寫的，我會直說。`,
	commands: {
		start: '重新開始',
		help: '怎麼用',
		ask: '提一個問題',
		areas: '報告的各個方面',
		figures: '全部數字',
		source: '上一個回答的出處',
		why: '上一個回答是怎麼來的',
		tip: '今日一條',
		subscribe: '每天收一條',
		stop: '不再收',
		settings: '設定',
		language: '選擇回覆的語言',
		privacy: '您的資料怎麼處理',
		delete: '刪掉我記住的',
	},
	commandsHeading: '命令：',
	figuresHeading: '頁面上的全部數字：',
	privacy: {
		heading: '關於您，我只記住：',
		kept: {
			conversation: () => '您剛才問的是哪幾項（只記編號），十分鐘後忘掉',
			language: () => '選定的回覆語言，到您刪除為止',
			subscription: (days) =>
				`訂了每日一條的話：聊天的編號、訂的人（編號打亂後）、時間和設定，到您刪除為止；發過哪幾條，留${days}天`,
			votes: (days) => `有用、沒用各多少次，不記是誰點的，留${days}天`,
			questions: (days) => `沒答上來的問題，遮住號碼，不記是誰問的，留${days}天`,
		},
		end: '您寫的別的話都不保存，也不交給別的公司。傳 /delete，能認出您的都刪掉。請不要在這裡發身分證號或手機號。',
	},
	howToAsk: '請把問題寫在命令後面，例如：/ask 今年修幾條路',
	picture: { label: '看圖片', alt: (name) => `圖片：${name}` },
	tips: {
		heading: '今日一條',
		choices: { plain: '接下來', numbered: '接下來（回覆數字）：' },
		subscribe: '每天收一條',
		goOn: '接著收',
		stop: '不再收',
		settings: { plain: '要改哪一項？', numbered: '要改哪一項？回覆數字就行：' },
		options: {
			'weekdays-only': { on: '週末不發', off: '週末也發' },
			'skip-holidays': { on: '節假日不發', off: '節假日也發' },
			silent: { on: '靜音', off: '有聲音' },
		},
		hint: {
			daily: '傳 /subscribe，每天收一條報告裡的事；傳 /tip 看今天的一條。',
			'on-demand': '傳 /tip 看今天的一條。',
		},
		joined: '管理員傳 /subscribe，這裡就每天收到一條；沒人訂就不發。',
		zone: (name, iana) => `${name}，${iana}`,
		subscribed: (s) => `訂閱好了：${schedule(s)}`,
		changed: (s) => `改好了：${schedule(s)}`,
		current: (s) => `每日一條：${schedule(s)}`,
		first: {
			today: '第一條今天到。',
			tomorrow: '第一條明天到。',
			'next-day': '第一條從明天算起，遇到不發的日子順延。',
		},
		next: {
			today: '下一條今天到。',
			tomorrow: '下一條明天到。',
			'next-day': '下一條從明天算起，遇到不發的日子順延。',
		},
		howToStop: '傳 /stop 或「退訂」，就不再收到。',
		paused: '現在停著，因為之前發不進來；傳 /subscribe 就接著收。',
		stopped: '好的，這裡不再發每日一條。想再收，傳 /subscribe。',
		neverSubscribed: '這裡沒有訂閱每日一條，不會收到推送。',
		notSubscribed: (example) =>
			`這裡沒有訂閱每日一條。傳 /subscribe 就每天收一條，時間可以寫在後面：${example}`,
		unfitTime: (from, to, example) =>
			`這個時間不發，免得打擾人休息；${from} 到 ${to} 之間都可以。什麼都沒有改，可以這樣寫：${example}`,
		unknownZone: (zone, example) => `沒有「${zone}」這個時區，什麼都沒有改。可以這樣寫：${example}`,
		notUnderstood: (words, example) => `沒看懂「${words}」，什麼都沒有改。可以這樣寫：${example}`,
		cannotWrite:
			'這裡只能您問我答，我不能主動傳訊息，所以訂不了每日一條，也不會有推送。傳 /tip 看今天的一條。',
		none: '這份報告還沒有每日一條，不會有推送。',
		outOfReach: '我暫時查不了、也記不下來，剛才什麼都沒有改，請稍後再試。',
		corrected: (measures) => `更正：以前發過的關於「${measures}」的訊息不對，請以這一條為準。`,
		officeNote: (note) => `說明：${note}`,
		notice: '通知',
	},
	deleted: {
		chat: '好的，這個聊天裡我記住的都刪掉了；訂閱過的話，也一起取消了。',
		person: '好的，我記住的關於您的都刪掉了。群組裡的訂閱和設定由群組管理員來刪。',
		group: '好的，我記住的關於您和這個群組的都刪掉了；訂閱過的話，也一起取消了。',
	},
	adminsOnly: '這項設定由群組管理員來改。',
	inGroups: IN_GROUPS,
	events: {
		unreadable: () => '我目前只看得懂文字，請把問題打字傳給我。',
		'joined-hears-all': (r) =>
			`大家好，我是問報，可以回答${r.place}${r.year}年工作報告裡的事。${IN_GROUPS['hears-all']}`,
		'joined-hears-addressed': (r) =>
			`大家好，我是問報，可以回答${r.place}${r.year}年工作報告裡的事。${IN_GROUPS['hears-addressed']}`,
		'joined-hears-mentions': (r) =>
			`大家好，我是問報，可以回答${r.place}${r.year}年工作報告裡的事。${IN_GROUPS['hears-mentions']}`,
		'stale-button': () => '這個按鈕已經過期了，請傳 /areas 重新選。',
		voted: () => '謝謝您的評價。',
		'too-many': () => '您傳得太快了，我先答前面幾條。',
	},
	language: {
		label: '回覆的語言',
		heading: { plain: '請選擇回覆的語言', numbered: '請選擇回覆的語言：' },
		follow: '跟著問題的語言',
		fixed: '好的，以後用繁體中文回覆。',
		following: '好的，您用什麼語言問，我就用什麼語言答。',
	},
	why: {
		heading: '上一個回答是這樣來的：',
		nothingYet: '還沒有回答過問題。先問一個，再發 /why。',
		notKept: '這裡不保存判斷過程。',
	},
}
