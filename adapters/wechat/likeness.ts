/** Names of a sketch; rooms of no more members are compared whole. */
const SKETCH = 64

/** A room by its members, short enough to keep: the lowest hashes of their names. */
export type Sketch = readonly string[]

export const sketchOf = (hashes: Iterable<string>): Sketch => [...new Set(hashes)].sort().slice(0, SKETCH)

/** The share of members that two rooms have in common, 0 to 1; estimated where they are many. 0 where one is empty. */
export const likeness = (a: Sketch, b: Sketch): number => {
	if (a.length === 0 || b.length === 0) return 0
	const both = sketchOf([...a, ...b])
	const [inA, inB] = [new Set(a), new Set(b)]
	return both.filter((hash) => inA.has(hash) && inB.has(hash)).length / both.length
}
