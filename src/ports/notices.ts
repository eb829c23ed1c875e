/** What a campaign says that no pack does: a correction, a notice. Written once, so that every replica says the same. */
export interface Notices {
	/** False, and nothing is changed, where the campaign has its text already. */
	readonly put: (campaign: string, json: string) => Promise<boolean>
	readonly get: (campaign: string) => Promise<string | null>
}
