/** FNV-1a over UTF-16 units, 32 bits, unsigned; `seed` keeps groups apart. */
export function hashFeature(feature: string, seed: number): number {
	let hash = 0x811c9dc5 ^ seed
	for (let i = 0; i < feature.length; i++) {
		hash ^= feature.charCodeAt(i)
		hash = Math.imul(hash, 0x01000193)
	}
	hash ^= hash >>> 15
	hash = Math.imul(hash, 0x2c1b3c6d)
	hash ^= hash >>> 12
	return hash >>> 0
}
