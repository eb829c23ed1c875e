import type { Block, Contact } from '../domain/reply.ts'
import type { Decision } from '../domain/understanding.ts'
import { areaMenu, candidateChoices, wayOut } from './choices.ts'
import type { Desk } from './desk.ts'
import type { Rescuer } from './phrasebook/phrasebook.ts'

type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>

const lead = (text: string): Block => ({ kind: 'lead', text, figure: null })

const hotlineOf = ({ catalogue, words }: Desk): Contact => ({
	name: words.hotlineName,
	number: catalogue.pack.report.hotline,
})

export const absentBlocks = (decision: Of<'absent'>, desk: Desk): readonly Block[] => {
	const { catalogue, words, say, report } = desk
	const subject = decision.subject === null ? null : say(catalogue.subject(decision.subject).name)
	const area = decision.area === null ? null : say(catalogue.area(decision.area).title)
	const said = words.absent[decision.reason]({ place: report.place, year: report.year, subject })
	return [
		lead(area === null ? said : [said, words.nearestArea(area)].join(words.joint)),
		wayOut(decision.area, desk),
	]
}

export const clarifyBlocks = (decision: Of<'clarify'>, desk: Desk): readonly Block[] => [
	candidateChoices(decision.candidates, desk),
]

export const serviceBlocks = (_: Of<'service'>, desk: Desk): readonly Block[] => {
	const hotline = hotlineOf(desk)
	return [{ kind: 'contacts', text: desk.words.service(hotline.number), items: [hotline] }]
}

/** The same everywhere in mainland China, so no matter of a pack. */
const RESCUE: readonly (readonly [Rescuer, string])[] = [
	['police', '110'],
	['fire', '119'],
	['ambulance', '120'],
]

export const emergencyBlocks = (_: Of<'emergency'>, { words }: Desk): readonly Block[] => {
	const items = RESCUE.map(([rescuer, number]) => ({ name: words.rescuers[rescuer], number }))
	const listed = items.map((item) => `${item.name} ${item.number}`).join(' · ')
	return [
		{ kind: 'contacts', text: words.emergency(listed), items },
		{ kind: 'text', text: words.afterEmergency },
	]
}

export const chatBlocks = (decision: Of<'chat'>, desk: Desk): readonly Block[] => {
	const said = lead(desk.words.chat[decision.topic](desk.report))
	const open = decision.topic === 'greeting' || decision.topic === 'help' || decision.topic === 'identity'
	return open ? [said, areaMenu(desk)] : [said]
}

export const offBlocks = (_: Of<'off'>, desk: Desk): readonly Block[] => [
	lead(desk.words.off(desk.report)),
	wayOut(null, desk),
]

/** After two misses in a row: the menu in place of other choices, and the hotline. */
export const afterMisses = (blocks: readonly Block[], desk: Desk): readonly Block[] => {
	const hotline = hotlineOf(desk)
	return [
		...blocks.filter((block) => block.kind !== 'choices' || block.role === 'candidates'),
		...(blocks.some((block) => block.kind === 'choices' && block.role === 'candidates')
			? []
			: [areaMenu(desk)]),
		{ kind: 'contacts', text: desk.words.afterMisses(hotline.number), items: [hotline] },
	]
}
