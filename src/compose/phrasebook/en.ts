import { capital } from '../../domain/capital.ts'
import type { Phrasebook, ScheduleWords } from './phrasebook.ts'

const paragraphs = (numbers: readonly number[]): string =>
	numbers.length ? `, paragraph${numbers.length > 1 ? 's' : ''} ${numbers.join(', ')}` : ''

const IN_GROUPS: Phrasebook['inGroups'] = {
	'hears-all': 'I speak only when you mention me, reply to me or send /ask with a question.',
	'hears-addressed': 'Send /ask with a question, or reply to me; I cannot see other messages in this group.',
	'hears-mentions': 'I speak only when you mention me with @, also before a command, as in “@me /help”.',
}

const schedule = ({ time, zone, options }: ScheduleWords): string =>
	`one tip a day at ${time} (${[zone, ...options.map((option) => option.toLowerCase())].join('; ')}).`

export const en: Phrasebook = {
	figure: {
		target: (f) => `The ${f.year} target for ${f.measures} is ${f.printed}.`,
		scale: (f) => `${capital(f.measures)}: ${f.printed}, a planned size.`,
		capacity: (f) => `${capital(f.measures)}: ${f.printed}, a planned capacity.`,
		name: (f) => `${capital(f.measures)}: ${f.printed}; this is a number in a name, not a target.`,
	},
	figureShort: {
		target: (f) => `${f.measures}: ${f.printed} (target)`,
		scale: (f) => `${f.measures}: ${f.printed} (planned size)`,
		capacity: (f) => `${f.measures}: ${f.printed} (planned capacity)`,
		name: (f) => `${f.measures}: ${f.printed} (a number in a name, not a target)`,
	},
	caveat: { target: 'target', scale: 'planned size', capacity: 'planned capacity', name: 'not a target' },
	tag: {
		target: (year) => `${year} target`,
		scale: () => 'planned size',
		capacity: () => 'planned capacity',
		name: () => 'a number in a name, not a target',
	},
	correction: (printed, said) => `The page says ${printed}, not ${said}.`,
	correctionOf: (measures, printed, said) => `For ${measures} the page says ${printed}, not ${said}.`,
	areaLead: (title, summary) => `${title}: ${summary}`,
	measures: 'Main measures:',
	ownFigures: 'Figures in this part:',
	relatedFigures: 'Other figures in the same part:',
	noFigures: 'This part gives no figures.',
	yearPassed: (year) => `${year} has passed, and this page gives no results.`,
	shortened: 'Your message was long; I read the part that looked most like a question.',
	missing: {
		'other-year': 'You also asked about another year; the page says nothing on it.',
		'other-place': 'You also asked about another place; the page says nothing on it.',
		'part-of-place': 'The page does not go down to single counties or districts.',
		result: 'The page does not say how far this has got.',
		breakdown: 'The page gives no finer breakdown or list.',
		computed: 'The page gives no such total or average, and I do not work one out.',
		subject: 'The other thing you asked about is not on the page.',
		unstated: 'The other point you asked about is not on the page.',
	},
	absent: {
		'other-year': (w) => `The page only covers plans for ${w.year}, not other years.`,
		'other-place': (w) => `The page is only about ${w.place}, not other places.`,
		'part-of-place': (w) => `The page covers ${w.place} as a whole, not single counties or districts.`,
		result: (w) => `The page states targets and plans for ${w.year}; it gives no results.`,
		breakdown: () => 'The page does not go into that much detail.',
		computed: () => 'The page gives no such total, average or comparison, and I do not work one out.',
		subject: (w) =>
			w.subject === null ? 'The page does not state this.' : `The page says nothing on ${w.subject}.`,
		unstated: () => 'The page does not state this, and I would rather not guess.',
	},
	nearestArea: (title) => `The nearest part of the report is “${title}”.`,
	joint: ' ',
	source: {
		line: (name, places) => `Source: ${[name, places.join('; ')].filter(Boolean).join(', ')}`,
		section: (title, numbers) => `“${title}”${paragraphs(numbers)}`,
		opening: (numbers) => `opening part${paragraphs(numbers)}`,
		masthead: 'masthead',
		quoted: (place, phrase) => `${place}: “${phrase}”`,
		nothingYet: 'I have not answered anything yet. Ask first, then send /source.',
	},
	ask: {
		next: { plain: 'You can also ask', numbered: 'You can also ask (reply with a number):' },
		figure: (measures) => `What is the figure for ${measures}?`,
		area: (title) => `What is planned under “${title}”?`,
		menu: { plain: 'See one area', numbered: 'See one area (reply with its number):' },
		start: { plain: 'Start here', numbered: 'Start here (reply with a number):' },
		areas: 'See what the report covers',
		noList:
			'I have no list that this number could belong to; lists expire after ten minutes. Please pick from this one:',
		candidates: { plain: 'Which one do you mean?', numbered: 'Which one do you mean? Reply with a number:' },
		none: 'None of these',
	},
	service: (hotline) =>
		`I cannot handle this or answer for a department. Please call the government service hotline ${hotline} and give the time, place and details; they will record it and pass it on.`,
	emergency: (numbers) => `Please call at once: ${numbers}.`,
	rescuers: { police: 'police', fire: 'fire', ambulance: 'ambulance' },
	afterEmergency: 'Get yourself and others to safety first; I cannot call for you.',
	chat: {
		greeting: (r) => `Hello! I am Wenbao. Ask me what the ${r.year} work report of ${r.place} says.`,
		thanks: () => 'You are welcome. Ask me any time.',
		bye: () => 'Goodbye, and all the best!',
		identity: () =>
			'I am Wenbao, an automatic program, not a person and not a government office. I answer only from the newspaper page that carries the report.',
		help: (r) =>
			`Ask in your own words about the plans of ${r.place} for ${r.year}: roads, health care, farming, jobs and so on.`,
		other: () => 'All right. Just ask about any part of the report.',
	},
	off: (r) => `I cannot answer that; I only know the ${r.year} work report of ${r.place}.`,
	afterMisses: (hotline) =>
		`Sorry that I could not answer. Pick an area above, or call the government service hotline ${hotline}.`,
	hotlineName: 'Government service hotline',
	welcome: (r) => `Hello, I am Wenbao. Ask me in your own words what ${r.place} plans for ${r.year}.`,
	help: (r) =>
		`Ask in your own words about the ${r.year} work report of ${r.place}, for example “how many roads this year?”. I answer only from the newspaper page, every figure comes with its source, and I say so when the page is silent.`,
	commands: {
		start: 'start again',
		help: 'how to use me',
		ask: 'ask a question',
		areas: 'the areas of the report',
		figures: 'all figures',
		source: 'the source of the last answer',
		why: 'how the last answer came about',
		tip: 'the tip of the day',
		subscribe: 'get one tip a day',
		stop: 'no more tips',
		settings: 'settings',
		language: 'choose the language of replies',
		privacy: 'what happens to your data',
		delete: 'forget what you know of me',
	},
	commandsHeading: 'Commands:',
	figuresHeading: 'All figures on the page:',
	privacy: {
		heading: 'About you I keep only:',
		kept: {
			conversation: () => 'which items you just asked about, by their codes, for ten minutes',
			language: () => 'the language of replies that you chose, until you delete it',
			subscription: (days) =>
				`with a subscription: the id of the chat, a scrambled id of who subscribed, the time and options, until you delete them; which tips were sent, for ${days} days`,
			votes: (days) => `how often answers were called useful or not, never by whom, for ${days} days`,
			questions: (days) => `questions I could not answer, numbers masked, never who asked, for ${days} days`,
		},
		end: 'Nothing else that you write is stored, and nothing is passed to any company. Send /delete to remove all that points to you. Please do not send ID or phone numbers here.',
	},
	howToAsk: 'Please write the question after the command, for example: /ask how many roads this year',
	picture: { label: 'Show the card', alt: (name) => `Card: ${name}` },
	tips: {
		heading: 'Tip of the day',
		choices: { plain: 'What next?', numbered: 'What next? Reply with a number:' },
		subscribe: 'Get one tip a day',
		goOn: 'Go on',
		stop: 'No more tips',
		settings: { plain: 'What shall I change?', numbered: 'What shall I change? Reply with a number:' },
		options: {
			'weekdays-only': { on: 'Weekdays only', off: 'Weekends too' },
			'skip-holidays': { on: 'No public holidays', off: 'Public holidays too' },
			silent: { on: 'Silent', off: 'With sound' },
		},
		joined: 'An administrator can send /subscribe to get one tip a day here; until then I send none.',
		zone: (name, iana) => `${name}, ${iana}`,
		subscribed: (s) => `Subscribed: ${schedule(s)}`,
		changed: (s) => `Changed: ${schedule(s)}`,
		current: (s) => `The daily tip: ${schedule(s)}`,
		first: {
			today: 'The first one comes today.',
			tomorrow: 'The first one comes tomorrow.',
			'next-day': 'The first one comes tomorrow, or on the next day that is not left out.',
		},
		next: {
			today: 'The next one comes today.',
			tomorrow: 'The next one comes tomorrow.',
			'next-day': 'The next one comes tomorrow, or on the next day that is not left out.',
		},
		howToStop: 'Send /stop to get no more.',
		paused: 'It is paused, because I could not write here. Send /subscribe to go on.',
		stopped: 'All right, no more daily tips here. Send /subscribe if you want them again.',
		neverSubscribed: 'There is no subscription here; you will not be sent anything.',
		notSubscribed: (example) =>
			`There is no subscription here. Send /subscribe to get one tip a day, with a time if you like: ${example}`,
		unfitTime: (from, to, example) =>
			`I send nothing at that time, so as not to disturb anyone; any time from ${from} to ${to} will do. Nothing was changed. For example: ${example}`,
		unknownZone: (zone, example) =>
			`There is no time zone “${zone}”. Nothing was changed. For example: ${example}`,
		notUnderstood: (words, example) =>
			`I did not understand “${words}”. Nothing was changed. For example: ${example}`,
		cannotWrite:
			'Here I can only answer; I cannot write first. So there is no daily tip to subscribe to, and you will not be sent anything.',
		none: 'This report has no daily tips yet; you will not be sent anything.',
		outOfReach:
			'I can neither look that up nor save it at the moment. Nothing was changed; please try again later.',
		corrected: (measures) =>
			`Correction: what I sent you earlier about ${measures} was wrong. This message replaces it.`,
		officeNote: (note) => `Note: ${note}`,
		notice: 'Notice',
	},
	deleted: {
		chat: 'All right, what I remembered of this chat is deleted, a subscription with it.',
		person:
			'All right, what I remembered of you is deleted. The subscription and settings of the group are its administrators’ to delete.',
		group: 'All right, what I remembered of you and of this group is deleted, a subscription with it.',
	},
	adminsOnly: 'Only administrators of the group can change this.',
	inGroups: IN_GROUPS,
	events: {
		unreadable: () => 'I can only read text so far. Please type your question.',
		'joined-hears-all': (r) =>
			`Hello, I am Wenbao. I answer questions about the ${r.year} work report of ${r.place}. ${IN_GROUPS['hears-all']}`,
		'joined-hears-addressed': (r) =>
			`Hello, I am Wenbao. I answer questions about the ${r.year} work report of ${r.place}. ${IN_GROUPS['hears-addressed']}`,
		'joined-hears-mentions': (r) =>
			`Hello, I am Wenbao. I answer questions about the ${r.year} work report of ${r.place}. ${IN_GROUPS['hears-mentions']}`,
		'stale-button': () => 'This button is out of date. Send /areas to choose again.',
		voted: () => 'Thank you for telling us.',
		'too-many': () => 'That was a lot at once; I answer the first ones.',
	},
	language: {
		label: 'Language of replies',
		heading: { plain: 'Choose the language of replies', numbered: 'Choose the language of replies:' },
		follow: 'The language of each question',
		fixed: 'All right, I will answer in English.',
		following: 'All right, I will answer in the language of each question.',
	},
	why: {
		heading: 'How the last answer came about:',
		nothingYet: 'I have not answered anything yet. Ask first, then send /why.',
		notKept: 'The steps of decisions are not kept here.',
	},
}
