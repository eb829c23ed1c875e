/** One row of the table: what a room of src may import besides itself. */
export interface Room {
	readonly mayImport: readonly string[]
	/** Pure: no `node:` import; clock and randomness come as arguments. */
	readonly pure: boolean
	/** Whether npm packages may be imported. */
	readonly packages: boolean
}

/** The rooms of src, those still to come among them. A folder of src that is not named here fails the check. */
export const ROOMS: Readonly<Record<string, Room>> = {
	domain: { mayImport: [], pure: true, packages: false },
	language: { mayImport: ['domain'], pure: true, packages: true },
	knowledge: { mayImport: ['domain', 'language'], pure: false, packages: true },
	understand: { mayImport: ['domain', 'language', 'knowledge'], pure: true, packages: true },
	compose: { mayImport: ['domain', 'knowledge'], pure: true, packages: false },
	render: { mayImport: ['domain'], pure: false, packages: true },
	ports: { mayImport: ['domain'], pure: false, packages: false },
	conversation: {
		mayImport: ['domain', 'ports', 'knowledge', 'understand', 'compose'],
		pure: false,
		packages: true,
	},
	broadcast: { mayImport: ['domain', 'ports', 'knowledge', 'compose'], pure: false, packages: true },
	cards: { mayImport: ['domain', 'knowledge', 'render'], pure: false, packages: true },
	operator: { mayImport: ['domain', 'ports', 'knowledge', 'broadcast'], pure: false, packages: true },
	store: { mayImport: ['domain', 'ports'], pure: false, packages: true },
	server: { mayImport: ['domain', 'ports', 'config'], pure: false, packages: true },
	config: { mayImport: ['domain'], pure: false, packages: true },
}

/** Rooms that every channel below adapters/ may import. */
export const ADAPTERS_MAY_IMPORT: readonly string[] = ['domain', 'ports', 'render']

/** What alone imports adapters and wires rooms together: two files, and the folders that they are parted into. */
export const COMPOSITION_ROOTS: readonly string[] = ['main.ts', 'cli.ts', 'commands/', 'wiring/']
