/** Reads the knowledge folder. Handed in, so that the loader itself touches no disk. Paths use `/` and start below it. */
export interface KnowledgeReader {
	/** Names in a folder, sorted; null when there is no such folder. */
	readonly list: (dir: string) => readonly string[] | null
	/** The text of a file as UTF-8; null when there is no such file. */
	readonly read: (path: string) => string | null
}

/** A reader over texts in memory: path → text. */
export function memoryReader(files: Readonly<Record<string, string>>): KnowledgeReader {
	return {
		list(dir) {
			const prefix = dir === '' ? '' : `${dir}/`
			const names = Object.keys(files)
				.filter((path) => path.startsWith(prefix))
				.map((path) => path.slice(prefix.length).split('/', 1)[0] ?? '')
			return names.length === 0 ? null : [...new Set(names)].sort()
		},
		read: (path) => files[path] ?? null,
	}
}
