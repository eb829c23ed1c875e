import type { Pack, Place } from '../domain/pack.ts'
import { normalise } from '../language/normalise.ts'
import { findNumbers } from '../language/numerals.ts'
import { readingsOfHan } from '../language/pinyin-readings.ts'
import { type CompiledLexicon, numberKey, type Sense } from './lexicon.ts'

/** Every word of the pack in normalised form with what it stands for. */
export function compileLexicon(pack: Pack): CompiledLexicon {
	const words = new Map<string, Sense[]>()
	function add(word: string, sense: Sense): void {
		const key = normalise(word).replace(/[,.? ]+$/, '')
		const known = words.get(key)
		if (!known) words.set(key, [sense])
		else if (!known.includes(sense)) known.push(sense)
	}

	for (const concept of pack.concepts) for (const word of concept.words) add(word, `concept:${concept.id}`)
	for (const figure of pack.figures)
		for (const word of [figure.measures['zh-Hans'], figure.measures.en, ...figure.aliases])
			add(word, `figure:${figure.id}`)
	for (const area of pack.areas) {
		for (const word of [area.title['zh-Hans'], area.title.en, ...area.aliases]) add(word, `area:${area.id}`)
		for (const measure of area.measures) for (const word of measure.aliases) add(word, `area:${area.id}`)
	}
	for (const fact of pack.facts)
		for (const word of [fact.title['zh-Hans'], ...fact.aliases]) add(word, `fact:${fact.id}`)
	for (const subject of pack.subjects)
		for (const word of [subject.name['zh-Hans'], subject.name.en, ...subject.aliases])
			add(word, `subject:${subject.id}`)
	for (const name of namesOf(pack.report.place)) add(name, 'place:own')
	for (const part of pack.report.parts) for (const name of namesOf(part)) add(name, 'place:part')
	for (const place of pack.otherPlaces) for (const name of namesOf(place)) add(name, 'place:other')
	words.delete('')
	return { words: [...words], numbers: printedNumbers(pack), readings: readingsOfHan() }
}

function namesOf(place: Place): readonly string[] {
	return [place.name['zh-Hans'], place.name.en, ...place.aliases]
}

function printedNumbers(pack: Pack): CompiledLexicon['numbers'] {
	const printed = new Map<string, string[]>()
	for (const figure of pack.figures)
		for (const n of findNumbers(normalise(figure.printed['zh-Hans']))) {
			const key = numberKey(n.value, n.percent)
			printed.set(key, [...(printed.get(key) ?? []), figure.id])
		}
	return [...printed]
}
