// What a proposed action says, in words: for lists, pages and files alike.
import { isQuartersOnly } from '../documents/quarters-only.ts'
import { valuesOfNewAction } from '../documents/proposed-action.ts'
import type { NamedInNewAction, ProposedAction, RowsOfNewAction, ValueOfNewAction } from '../documents/proposed-action.ts'
import { amountText, fundingText, indicatorText, jointActionDaysText } from '../exports/row-words.ts'
import { formatQuarter } from '../formats.ts'
import { labelledValueWords } from '../history/value-words.ts'
import type { PartyId } from '../ids.ts'
import { isLineName } from '../schema/rich-text-reading.ts'
import type { RichTextNode } from '../schema/rich-text-reading.ts'
import { quarterOf } from '../schema/values.ts'
import { contributionKindLabels, contributionKinds, ownResourcesLabel } from '../vocabularies/vocabularies.ts'

type SaidValue = { readonly field: ValueOfNewAction; readonly words: string }

/** The fields in which something is said, in the order of a card. */
export function valuesSaid(action: ProposedAction): readonly SaidValue[] {
  return valuesOfNewAction.flatMap((field): readonly SaidValue[] => {
    const value = action[field]
    return value === undefined ? [] : [{ field, words: wordsOf(action, field) }]
  })
}

/** `details`: which service, and the office to contact. */
type SaidParty = { readonly party: PartyId; readonly details: string }

/** Who is named besides the leader, in the order of a card. */
export function namedSaid(action: ProposedAction): readonly { readonly field: NamedInNewAction; readonly parties: readonly SaidParty[] }[] {
  return (['coLeaders', 'participants'] as const).flatMap(field => {
    const parties = (action[field] ?? []).map(party => ({ party, details: detailsOf(action, party) }))
    return parties.length === 0 ? [] : [{ field, parties }]
  })
}

/** Which service of a delegation, and which office. */
export const detailsOf = ({ services = {}, contacts = {} }: ProposedAction, party: PartyId): string => [services[party], contacts[party]].filter(Boolean).join(', ')

/** Its rows, one line each. */
export function rowsSaid({ jointActionDays = [], indicators = [], funding = [] }: ProposedAction): readonly { readonly field: RowsOfNewAction; readonly lines: readonly string[] }[] {
  const all = [
    { field: 'jointActionDays', lines: jointActionDays.map(jointActionDaysText) },
    { field: 'indicators', lines: indicators.map(indicatorText) },
    { field: 'funding', lines: funding.map(fundingText) },
  ] as const
  return all.filter(({ lines }) => lines.length > 0)
}

/** What the delegation that proposes it would bring, one line each. */
export function broughtSaid({ contributions = {}, ownResources }: ProposedAction): readonly string[] {
  const brought = contributionKinds.flatMap(kind => (contributions[kind] === undefined ? [] : [`${contributionKindLabels[kind]}: ${contributions[kind]}`]))
  return ownResources === undefined ? brought : [...brought, `${ownResourcesLabel}: ${amountText(ownResources)}`]
}

function wordsOf(action: ProposedAction, field: ValueOfNewAction): string {
  const day = field === 'from' || field === 'to' ? action[field] : undefined
  return day !== undefined && isQuartersOnly(action.kind) ? formatQuarter(quarterOf(day)) : labelledValueWords(`action.${field}`, action[field])
}

/** Lines of a text from first to last, without empty ones: paragraphs, headings, and the items of lists and tables. */
export function linesOfBlocks(blocks: readonly RichTextNode[]): readonly string[] {
  return blocks.flatMap(({ type, content = [] }) => (isLineName(type) ? charactersOf(content).split('\n') : linesOfBlocks(content))).filter(line => line.trim() !== '')
}

const charactersOf = (runs: readonly RichTextNode[]): string => runs.map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('')
