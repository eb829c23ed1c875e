import type { JSX } from 'preact'

const PATHS = {
	send: 'M4 12 20 4l-5 16-4-6z M11 14l4-4',
	copy: 'M9 9h10v11H9z M15 9V4H5v11h4',
	share: 'M12 15V4 M8 8l4-4 4 4 M5 13v7h14v-7',
	useful:
		'M7 11v9H4v-9z M7 12l4-8c2 0 3 1.200 2.500 3.500L13 10h6l-1.500 8.500C17.300 19.500 16.500 20 15.500 20H7',
	useless:
		'M17 13V4h3v9z M17 12l-4 8c-2 0-3-1.200-2.500-3.500L11 14H5l1.500-8.500C6.700 4.500 7.500 4 8.500 4H17',
	next: 'M9 5l7 7-7 7',
	document: 'M6 3h8l4 4v14H6z M14 3v4h4 M9 12h6 M9 16h6',
	call: 'M6 3h4l1.500 5L9 9.500a12 12 0 0 0 5.500 5.500L16 12.500l5 1.500v4c0 1.500-1 3-3 3C10 20.500 3.500 14 3 6c0-2 1.500-3 3-3z',
	again: 'M20 12a8 8 0 1 1-2.500-5.800 M20 3v4h-4',
} as const

/** Decoration: what it stands for is said in words beside it. */
export const Icon = ({ name }: { readonly name: keyof typeof PATHS }): JSX.Element => (
	<svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
		<path d={PATHS[name]} />
	</svg>
)
