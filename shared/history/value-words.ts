// What a value of a plan is called, by the field that it stands in: for telling what it was and what it is.
import { formatDay, formatEuro, formatQuarter } from '../formats.ts'
import { partiesById } from '../parties/parties.ts'
import { nodeAt } from '../schema/node.ts'
import type { Path } from '../schema/node.ts'
import { planSchema } from '../documents/plan.ts'
import { actionKindLabels, actionStatusLabels, channelLabels, contributionKindLabels, fundingSourceLabels, gapReasonLabels, leverLevelLabels, leverNatureLabels, leverStanceLabels, markingLabels, participationAnswerLabels, planStatusLabels, progressMarkLabels, resultKindFacts } from '../vocabularies/vocabularies.ts'

type Labels = Readonly<Record<string, string>>
const labelsByField: Readonly<Record<string, Labels>> = {
  'action.kind': actionKindLabels, 'action.nature': leverNatureLabels, 'action.stance': leverStanceLabels, 'action.level': leverLevelLabels,
  'action.channel': channelLabels, 'action.status': actionStatusLabels, 'action.progress': progressMarkLabels, 'action.answers': participationAnswerLabels,
  'action.answersInWriting': participationAnswerLabels, 'goal.gapReason': gapReasonLabels, 'funding.source': fundingSourceLabels,
  'record.status': planStatusLabels, 'record.marking': markingLabels,
}

/** Empty for nothing, and for what is only there or not. What is not known stands as it is. */
export const valueWords = (path: Path, value: unknown): string => labelledValueWords(labelOf(path), value)

/** The same by the label of the field's node; null: of none. */
export function labelledValueWords(label: string | null, value: unknown): string {
  if (value === undefined || value === null || value === true) return ''
  const known = label === null ? undefined : labelsByField[label]
  if (typeof value === 'string') {
    if (known !== undefined && Object.hasOwn(known, value)) return known[value] ?? value
    if (label === 'indicator.resultKind' && Object.hasOwn(resultKindFacts, value)) return resultKindFacts[value as keyof typeof resultKindFacts].label
    if (value === 'to-be-determined') return 'to be determined'
    return partiesById.get(value)?.name ?? formatQuarter(formatDay(value))
  }
  if (typeof value === 'number' && (label === 'funding.amount' || label === 'action.ownResources')) return formatEuro(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

/** What a key of a field names: a delegation, a delegation and the kind of what it brings; empty where it says nothing to a reader. */
export function keyWords([root, , , key = '']: Path): string {
  if (root !== 'actions') return ''
  const [party = '', rest] = key.split(':')
  const name = partiesById.get(party)?.name
  if (name === undefined) return ''
  return rest !== undefined && Object.hasOwn(contributionKindLabels, rest) ? `${name}, ${contributionKindLabels[rest as keyof typeof contributionKindLabels]}` : name
}

/** By the label of the schema's node, without what came before it was kept in that node. */
function labelOf(path: Path): string | null {
  const node = nodeAt(planSchema, path)
  return node === null || node.node === 'fixed' ? null : node.label
}
