import type { Words } from './words.ts'

export const en: Words = {
	title: 'Wenbao',
	tagline: 'Ask the report',
	skip: 'Skip to the question box',
	log: 'Conversation',
	language: 'Language',
	report: 'Report',
	restart: 'Start over',
	greeting: 'Welcome',
	inputLabel: 'Your question',
	placeholder: 'Ask in your own words',
	send: 'Send',
	tooLong: (over, most) => `At most ${most} characters: ${over} too many. Shorten it, then send.`,
	shortcuts: { label: 'Shortcuts', areas: 'All parts', figures: 'All figures', tip: 'Tip of the day' },
	waiting: 'Looking it up…',
	problem: {
		offline: () => 'There is no network. The question was not sent.',
		unreachable: () => 'The service cannot be reached. The question was not sent.',
		timeout: () => 'No answer came in time.',
		refused: () => 'The service did not take this. Please ask in other words.',
		broken: () => 'Something went wrong in the service. There is no answer.',
		'too-many': ({ retryAfterS }) =>
			retryAfterS === null
				? 'Too many questions at once. Please wait a little.'
				: `Too many questions at once. Please wait ${retryAfterS} seconds.`,
	},
	retry: 'Try again',
	rate: {
		label: 'Was this answer useful?',
		useful: 'Useful',
		useless: 'Not useful',
		thanks: 'Thank you, noted.',
		failed: 'It could not be noted. Please press again.',
	},
	copy: { label: 'Copy', done: 'Copied', failed: 'Copying failed: please select the text' },
	share: { label: 'Share', done: 'Link copied' },
	call: (name, number) => `Call ${name}, ${number}`,
	cardAlt: (name) => (name === null ? 'Picture of this answer' : `Picture: ${name}`),
	newWindow: ' (opens a new window)',
}
