/** How a platform counts the length of a text: code points, UTF-16 units, or bytes of UTF-8. */
export type LengthUnit = 'chars' | 'utf16' | 'bytes'

export interface TextLimit {
	readonly unit: LengthUnit
	/** At least 1; Infinity where the platform has no limit. */
	readonly limit: number
}
