import type { Lang } from '../../../src/domain/lang.ts'
import type { FigureKind } from '../../../src/domain/pack.ts'

/** What the pages say by themselves. How a figure is worded comes with the report. */
interface Labels {
	readonly brand: string
	readonly report: string
	readonly skip: string
	readonly languages: string
	readonly overview: string
	/** What the picture shows and what it does not. */
	readonly legend: Readonly<Record<FigureKind, string>>
	readonly bars: string
	readonly areas: string
	readonly measures: string
	readonly figures: string
	readonly otherFigures: string
	readonly facts: string
	readonly place: string
	readonly asPrinted: string
	readonly damaged: string
	/** Of a link to the chat. */
	readonly chat: string
	readonly ask: string
	readonly askFreely: string
	readonly inArea: string
	readonly previous: string
	readonly next: string
	readonly noResults: (year: number) => string
	readonly reviewed: (who: string, on: string) => string
	readonly hotline: (number: string) => string
	readonly notFound: { readonly title: string; readonly text: string }
}

export const LABELS: Readonly<Record<Lang, Labels>> = {
	'zh-Hans': {
		brand: '问报',
		report: '看报告',
		skip: '跳到正文',
		languages: '语言',
		overview: '全部数字一览',
		legend: {
			target: '目标：这一年要做到的',
			scale: '规模：打算建多大、投多少',
			capacity: '项目规模：设备有多大',
			name: '名称里的数，不是指标',
		},
		bars: '横条只用来比百分数；别的数字说的不是一回事，不放在一起比。',
		areas: '各个方面',
		measures: '主要安排',
		figures: '这部分的数字',
		otherFigures: '同一部分的其他数字',
		facts: '关于这份报告',
		place: '在报告里的位置',
		asPrinted: '报纸上的原话：',
		damaged: '扫描有损坏',
		chat: '提问',
		ask: '问一问',
		askFreely: '用自己的话问',
		inArea: '所在部分',
		previous: '上一部分',
		next: '下一部分',
		noResults: (year) => `这里写的是${year}年的目标和安排，不是完成情况。`,
		reviewed: (who, on) => `核对：${who}，${on}`,
		hotline: (number) => `办事、反映问题请打 ${number}。`,
		notFound: { title: '没有这一页', text: '地址可能写错了，或者报告已经换了。' },
	},
	'zh-Hant': {
		brand: '問報',
		report: '看報告',
		skip: '跳到正文',
		languages: '語言',
		overview: '全部數字一覽',
		legend: {
			target: '目標：這一年要做到的',
			scale: '規模：打算建多大、投多少',
			capacity: '項目規模：設備有多大',
			name: '名稱裡的數，不是指標',
		},
		bars: '橫條只用來比百分數；別的數字說的不是一回事，不放在一起比。',
		areas: '各個方面',
		measures: '主要安排',
		figures: '這部分的數字',
		otherFigures: '同一部分的其他數字',
		facts: '關於這份報告',
		place: '在報告裡的位置',
		asPrinted: '報紙上的原話：',
		damaged: '掃描有損壞',
		chat: '提問',
		ask: '問一問',
		askFreely: '用自己的話問',
		inArea: '所在部分',
		previous: '上一部分',
		next: '下一部分',
		noResults: (year) => `這裡寫的是${year}年的目標和安排，不是完成情況。`,
		reviewed: (who, on) => `核對：${who}，${on}`,
		hotline: (number) => `辦事、反映問題請打 ${number}。`,
		notFound: { title: '沒有這一頁', text: '網址可能寫錯了，或者報告已經換了。' },
	},
	en: {
		brand: 'Wenbao',
		report: 'Report',
		skip: 'Skip to the text',
		languages: 'Language',
		overview: 'All figures at a glance',
		legend: {
			target: 'Target: to be reached that year',
			scale: 'Planned scale: how much is to be built or spent',
			capacity: 'Project capacity: how large the plant is',
			name: 'Number in a name, not a measure',
		},
		bars: 'Bars compare percentages only; the other numbers are of different things and are not compared.',
		areas: 'Areas',
		measures: 'What is planned',
		figures: 'Figures of this part',
		otherFigures: 'Other figures in the same part',
		facts: 'About this report',
		place: 'Where it stands in the report',
		asPrinted: 'As the newspaper printed it: ',
		damaged: 'The scan is damaged',
		chat: 'Ask',
		ask: 'Ask about it',
		askFreely: 'Ask in your own words',
		inArea: 'Part of the report',
		previous: 'Previous part',
		next: 'Next part',
		noResults: (year) => `These are targets and plans for ${year}, not results.`,
		reviewed: (who, on) => `Checked by ${who}, ${on}`,
		hotline: (number) => `For services and complaints call ${number}.`,
		notFound: {
			title: 'There is no such page',
			text: 'The address may be mistyped, or the report has been replaced.',
		},
	},
}

/** Languages by the names that their readers use: short to be seen, whole for a voice. */
export const LANG_NAMES: Readonly<Record<Lang, { readonly short: string; readonly whole: string }>> = {
	'zh-Hans': { short: '简', whole: '简体中文' },
	'zh-Hant': { short: '繁', whole: '繁體中文' },
	en: { short: 'EN', whole: 'English' },
}
