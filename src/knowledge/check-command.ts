import { checkExamples } from './check-examples.ts'
import { checkAgainstSource, type SourceCheck } from './check-source.ts'
import { checkTipSources } from './check-tip-sources.ts'
import { checkTips } from './check-tips.ts'
import type { Ledger, LedgerLine } from './coverage.ts'
import { readUtteranceFiles } from './load-examples.ts'
import { checkHolidays, readHolidaysFile } from './load-holidays.ts'
import { packProblems } from './load-pack.ts'
import { readTipsFile } from './load-tips.ts'
import { readPackFiles, SHARED_DIR } from './pack-files.ts'
import { formatProblem, type Problem, say } from './problem.ts'
import { readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'

/** What the command needs from outside. */
export interface CheckIo {
	/** Reads the knowledge folder. */
	readonly reader: KnowledgeReader
	/** The folder name of the pack. */
	readonly packId: string
	/** Reads any file, such as the source; null when it is not there. */
	readonly readText: (path: string) => string | null
	/** Takes one line, or several parted by line ends. */
	readonly print: (text: string) => void
}

/** Two months of daily tips. */
const ENOUGH_TIPS = 60

const USAGE = 'knowledge check [--source FILE]'

/**
 * `knowledge check [--source FILE]`: prints every problem of the pack, and with a source the coverage ledger.
 * @returns the exit status: 0 no problem, 1 problems, 2 wrong arguments
 * @throws AppError KNOWLEDGE_PACK_MISSING
 */
export function runKnowledgeCheck(args: readonly string[], io: CheckIo): number {
	const sourcePath = sourceArgument(args)
	if (sourcePath === undefined) {
		io.print(say(`用法：${USAGE}`, `usage: ${USAGE}`))
		return 2
	}
	const sourceText = sourcePath === null ? null : io.readText(sourcePath)
	if (sourcePath !== null && sourceText === null) {
		io.print(say(`找不到原文 ${sourcePath}`, `there is no source file ${sourcePath}`))
		return 2
	}
	const files = readPackFiles(io.reader, io.packId)
	const coverage = readKnowledgeFile(io.reader, 'coverage', `${io.packId}/coverage.yaml`)
	const utterances = [SHARED_DIR, io.packId].flatMap((dir) =>
		readUtteranceFiles(io.reader, `${dir}/utterances`),
	)
	const tips = readTipsFile(io.reader, io.packId)
	const check = sourceText === null ? null : checkAgainstSource(files, coverage, sourceText)
	const problems = [
		...packProblems(files),
		...coverage.problems,
		...utterances.flatMap((file) => file.problems),
		...checkExamples(files, utterances),
		...(check?.problems ?? []),
		...checkTips(files, tips),
		...(sourceText === null ? [] : checkTipSources(files, tips, coverage, sourceText)),
		...checkHolidays(readHolidaysFile(io.reader)),
	]
	if (check !== null) io.print(ledgerTable(check.ledger))
	for (const problem of problems) io.print(formatProblem(problem))
	for (const note of fewTips(tips.value?.length ?? 0)) io.print(note)
	io.print(verdict(problems, check))
	return problems.length === 0 ? 0 : 1
}

/** The path after --source, null without it, undefined when the arguments are wrong. */
function sourceArgument(args: readonly string[]): string | null | undefined {
	const [option, path, ...more] = args[0] === 'check' ? args.slice(1) : args
	if (more.length > 0) return undefined
	if (option === undefined) return null
	return option === '--source' ? path : undefined
}

function ledgerTable({ lines, used, readable }: Ledger): string {
	const share = readable === 0 ? 0 : (100 * used) / readable
	const damaged = lines.length - readable
	return [
		...lines.map(ledgerRow),
		say(
			`共 ${lines.length} 句，读得清 ${readable} 句，用到 ${used} 句（${share.toFixed(1)}%），损坏 ${damaged} 句`,
			`${lines.length} sentences, ${readable} readable, ${used} used (${share.toFixed(1)} %), ${damaged} damaged`,
		),
	].join('\n')
}

function ledgerRow({ section, paragraph, sentence, fate }: LedgerLine): string {
	const start = sentence.length > 24 ? `${sentence.slice(0, 24)}…` : sentence
	return `${`${section} ${paragraph}`.padEnd(14)} ${fateWords(fate)} | ${start}`
}

function fateWords(fate: LedgerLine['fate']): string {
	switch (fate.kind) {
		case 'used':
			return `✓ ${fate.by.join(', ')}`
		case 'unused':
			return `– ${fate.reason}`
		case 'damaged':
			return `× ${fate.reason}`
		case 'forgotten':
			return '? '
	}
}

/** No problem, since a pack may be small, but worth knowing before the first group hears a tip twice. */
function fewTips(count: number): readonly string[] {
	if (count === 0 || count >= ENOUGH_TIPS) return []
	return [
		say(
			`提示：tips.yaml 只有 ${count} 条，每天一条，${count} 天后就从头再来；写到 ${ENOUGH_TIPS} 条够两个月`,
			`note: tips.yaml holds ${count} tips, so they begin again after ${count} days; ${ENOUGH_TIPS} last two months`,
		),
	]
}

function verdict(problems: readonly Problem[], check: SourceCheck | null): string {
	if (problems.length > 0) return say(`有 ${problems.length} 个问题`, `${problems.length} problems`)
	return check === null
		? say('没有问题（没有对照原文）', 'no problems (not held against a source)')
		: say('没有问题，数字都在原文里找到了依据', 'no problems; every figure is proved by the source')
}
