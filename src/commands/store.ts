import { runStoreCommand } from '../store/store-command.ts'
import type { Command } from './command.ts'

/** Backup, restore and copy of what is kept. */
export const run: Command = async (args, { DATA_DIR: dataDir, DATABASE_URL: databaseUrl }) =>
	runStoreCommand(args, { dataDir, databaseUrl, print: console.log })
