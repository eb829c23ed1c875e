import { areaId, factId, figureId } from '../domain/ids.ts'
import type { Tip } from '../domain/pack.ts'
import { buildSourcePlace } from './build-pack.ts'
import { checkTips } from './check-tips.ts'
import { localText } from './local-text.ts'
import { type ReportFiles, readReportFiles } from './pack-files.ts'
import type { Problem } from './problem.ts'
import { type CheckedFile, readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'
import { placeOfTip, subjectsOf, type TipEntry } from './tip-context.ts'

export type LoadedTips = { readonly tips: readonly Tip[] } | { readonly problems: readonly Problem[] }

/**
 * The daily tips of a pack in the order of its file, checked against its other files; none when it has no tips.yaml.
 * @throws AppError KNOWLEDGE_PACK_MISSING when there is no such pack.
 */
export function loadTips(reader: KnowledgeReader, packId: string): LoadedTips {
	const files = readReportFiles(reader, packId)
	const tips = readTipsFile(reader, packId)
	const problems = [...Object.values(files).flatMap((file) => file.problems), ...checkTips(files, tips)]
	if (tips.value === null || problems.length > 0) return { problems }
	return { tips: tips.value.flatMap((entry) => buildTip(entry, files)) }
}

export const readTipsFile = (reader: KnowledgeReader, packId: string): CheckedFile<'tips'> =>
	readKnowledgeFile(reader, 'tips', `${packId}/tips.yaml`, [])

/** No tip for an entry without a place: the check has told of it. */
function buildTip(entry: TipEntry, files: ReportFiles): readonly Tip[] {
	const { areas, figures, facts } = subjectsOf(entry, files)
	const place = placeOfTip(entry, { figures, facts })
	if (place === null) return []
	return [
		{
			id: entry.id,
			areas: areas.map(({ id }) => areaId(id)),
			figures: figures.map(({ id }) => figureId(id)),
			facts: facts.map(({ id }) => factId(id)),
			text: localText(entry.zh, entry.en),
			place: buildSourcePlace(place, place.section),
		},
	]
}
