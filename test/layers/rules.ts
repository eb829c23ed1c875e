import type { IForbiddenRuleType } from 'dependency-cruiser'
import { ADAPTERS_MAY_IMPORT, COMPOSITION_ROOTS, ROOMS } from './rooms.ts'

const OURS = '^(src|adapters|test|bench|scripts)/'
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] as const
/** Code for browsers, and what builds it. */
const PAGE = '^adapters/web/page/'
const ROOTS = `^src/(${COMPOSITION_ROOTS.join('|').replaceAll('.', String.raw`\.`)})`

const roomsPath = (names: readonly string[]): string => `^src/(${names.join('|')})/`

const names = (column: 'pure' | 'packages', value: boolean): readonly string[] =>
	Object.entries(ROOMS).flatMap(([name, room]) => (room[column] === value ? [name] : []))

const roomRules: readonly IForbiddenRuleType[] = Object.entries(ROOMS).map(([name, room]) => ({
	name: `room-${name}`,
	severity: 'error',
	comment: `src/${name} may import ${room.mayImport.join(', ') || 'no other room'}.`,
	from: { path: roomsPath([name]) },
	to: { path: OURS, pathNot: roomsPath([name, ...room.mayImport]) },
}))

/** The table of rooms.ts as rules of dependency-cruiser. */
export const RULES: readonly IForbiddenRuleType[] = [
	...roomRules,
	{
		name: 'pure-rooms',
		severity: 'error',
		comment: 'Pure rooms import nothing of Node.',
		from: { path: roomsPath(names('pure', true)) },
		to: { dependencyTypes: ['core'] },
	},
	{
		name: 'rooms-without-packages',
		severity: 'error',
		comment: 'These rooms need no npm package.',
		from: { path: roomsPath(names('packages', false)) },
		to: { dependencyTypes: [...PACKAGES] },
	},
	{
		name: 'adapters-apart',
		severity: 'error',
		comment: 'Channels never see one another.',
		from: { path: '^adapters/([^/]+)/' },
		to: { path: '^adapters/', pathNot: '^adapters/$1/' },
	},
	{
		name: 'adapters-rooms',
		severity: 'error',
		comment: `A channel may import ${ADAPTERS_MAY_IMPORT.join(', ')}.`,
		from: { path: '^adapters/' },
		to: { path: OURS, pathNot: [roomsPath(ADAPTERS_MAY_IMPORT), '^adapters/'] },
	},
	{
		name: 'page-domain-only',
		severity: 'error',
		comment: 'The page runs in browsers: it may import the domain and itself.',
		from: { path: PAGE },
		to: { path: OURS, pathNot: [roomsPath(['domain']), PAGE] },
	},
	{
		name: 'page-apart',
		severity: 'error',
		comment: 'Nothing of the server imports code for browsers.',
		from: { path: '^(src|adapters)/', pathNot: PAGE },
		to: { path: PAGE },
	},
	{
		name: 'roots-import-adapters',
		severity: 'error',
		comment: 'Only the composition roots import adapters.',
		from: { path: '^src/', pathNot: ROOTS },
		to: { path: '^adapters/' },
	},
	{
		name: 'roots-wire-rooms',
		severity: 'error',
		comment: 'A file in src itself that is no composition root imports no room.',
		from: { path: '^src/[^/]+$', pathNot: ROOTS },
		to: { path: OURS },
	},
	{
		name: 'roots-import-no-tests',
		severity: 'error',
		comment: 'The program does without test, bench and scripts.',
		from: { path: ROOTS },
		to: { path: '^(test|bench|scripts)/' },
	},
	{
		name: 'no-cycles',
		severity: 'error',
		comment: 'No file imports itself by a round.',
		from: {},
		to: { circular: true },
	},
	{
		name: 'no-dev-packages',
		severity: 'error',
		comment: 'The program runs without the development packages; the page is bundled with what it needs.',
		from: { path: '^(src|adapters)/', pathNot: PAGE },
		to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
	},
	{
		name: 'resolvable',
		severity: 'error',
		comment: 'Every import leads somewhere.',
		from: {},
		to: { couldNotResolve: true },
	},
]
