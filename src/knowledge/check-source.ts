import { copiedRun, placeProblems } from './check-place.ts'
import { checkSourceFigures } from './check-source-figures.ts'
import { copiedRunFinder, type FindCopiedRuns } from './copied-runs.ts'
import { type Claim, coverageLedger, type Excuse, type Ledger } from './coverage.ts'
import { type Spot, spanOf, spotsInSection } from './locate-phrase.ts'
import type { PackFiles } from './pack-files.ts'
import { packTexts } from './pack-texts.ts'
import { type Problem, say } from './problem.ts'
import type { CheckedFile } from './read-file.ts'
import { type Leaning, leanings } from './source-places.ts'
import { type SourceText, splitSource } from './source-text.ts'

/** The least share of the readable sentences that the pack must use. */
const MIN_USED_SHARE = 0.85

export interface SourceCheck {
	readonly problems: readonly Problem[]
	readonly ledger: Ledger
}

const EMPTY: SourceCheck = { problems: [], ledger: { lines: [], used: 0, readable: 0 } }

/** Holds a pack against the text it was written from. */
export function checkAgainstSource(
	files: PackFiles,
	coverage: CheckedFile<'coverage'>,
	sourceText: string,
): SourceCheck {
	if (coverage.value === null) return EMPTY
	const source = splitSource(sourceText, coverage.value)
	const damaged = spans(coverage, 'damaged', source)
	const unused = spans(coverage, 'unused', source)
	const leaning = leanings(files)
	const placed = leaning.map((entry) => ({ entry, spots: spotsOf(source, entry) }))
	const copies = copiedRunFinder(
		sourceText,
		(files.figures.value ?? []).map((figure) => figure.place.phrase),
	)
	const claims: readonly Claim[] = placed.flatMap(({ entry, spots }) =>
		spots.map((spot) => ({ ...spot, item: entry.item })),
	)
	const ledger = coverageLedger(source, claims, damaged.found, unused.found)
	return {
		ledger,
		problems: [
			...missingHeadings(coverage, source),
			...damaged.problems,
			...unused.problems,
			...placed.flatMap(({ entry, spots }) => placeProblems(source, entry, spots, damaged.found)),
			...checkSourceFigures(files, source),
			...copiedTexts(files, leaning, copies),
			...ledgerProblems(coverage.file, ledger),
		],
	}
}

function spotsOf(source: SourceText, { section, paragraph, phrase }: Leaning): readonly Spot[] {
	const spots = spotsInSection(source, section, phrase)
	return paragraph === null ? spots : spots.filter((spot) => spot.paragraph === paragraph)
}

function spans(file: CheckedFile<'coverage'>, list: 'damaged' | 'unused', source: SourceText) {
	const found: Excuse[] = []
	const problems: Problem[] = []
	for (const [index, entry] of (file.value?.[list] ?? []).entries()) {
		const spot = spanOf(source, entry.section, entry.phrase, entry.to)
		if (spot !== null) found.push({ ...spot, reason: entry.reason })
		else
			problems.push({
				file: file.file,
				line: file.lineOf([list, index]),
				message: say(`原文里找不到“${entry.phrase}”这一段`, `the source has no such span: ${entry.phrase}`),
				hint: say(
					'照原文抄短语，起止要在同一段',
					'copy the phrases from the source; both must stand in one paragraph',
				),
			})
	}
	return { found, problems }
}

function missingHeadings(coverage: CheckedFile<'coverage'>, source: SourceText): readonly Problem[] {
	return source.missingHeadings.map(([section, part]) => ({
		file: coverage.file,
		line: coverage.lineOf(['layout', section, 'headings', part]),
		message: say('原文里没有按顺序找到这个标题', 'the source has no such heading at this point'),
		hint: say('照原文写标题，按原文的顺序排', 'write the headings as in the source and in its order'),
	}))
}

function copiedTexts(
	files: PackFiles,
	leaning: readonly Leaning[],
	copies: FindCopiedRuns,
): readonly Problem[] {
	const phrases = leaning.filter((entry) => !entry.ofFigure)
	const texts = [
		...packTexts(files).map(({ file, line, text }) => ({ file, line, text })),
		...phrases.map(({ file, line, phrase }) => ({ file, line, text: phrase })),
	]
	return texts.flatMap(({ file, line, text }) => copies(text).map((run) => copiedRun(file, line, run)))
}

function ledgerProblems(file: string, { lines, used, readable }: Ledger): readonly Problem[] {
	const forgotten = lines.flatMap((line) =>
		line.fate.kind !== 'forgotten'
			? []
			: [
					{
						file,
						line: 1,
						message: say(
							`没有交代的句子（${line.section} 第 ${line.paragraph} 段）：${line.sentence}`,
							`a sentence of ${line.section}, paragraph ${line.paragraph}, is neither used nor excused`,
						),
						hint: say(
							'让某条内容用到它，或在 unused 里写明原因',
							'use it somewhere, or give the reason under unused',
						),
					},
				],
	)
	if (readable === 0 || used / readable >= MIN_USED_SHARE) return forgotten
	return [
		...forgotten,
		{
			file,
			line: 1,
			message: say(
				`只用了 ${used}/${readable} 句`,
				`only ${used} of ${readable} readable sentences are used`,
			),
			hint: say('至少要用到 85%', 'use at least 85 %'),
		},
	]
}
