// An action as a document tells it: its facts in order, each with its name, without those of which nothing is said.
import type { PlacedAction } from '../../shared/documents/plan-order.ts'
import { columns, nameOf } from '../../shared/exports/plan-table.ts'
import { word } from '../../shared/exports/words.ts'
import type { PlanSource } from './plan-source.ts'

/** In the heading, or as texts of their own. */
const elsewhere: readonly string[] = ['file/number', 'field/action.title', 'field/action.description', 'field/action.expectedResult', 'field/action.proposedBy']

export function factsOfAction(source: PlanSource, place: PlacedAction): readonly (readonly [string, string])[] {
  return columns
    .filter(({ name }) => !elsewhere.includes(name))
    .map(({ name, of }) => [word(name), of(place, source.plain, source.goals)] as const)
    .filter(([, value]) => value !== '')
}

export const headingOf = ({ number, action }: PlacedAction): string => [number, action.title.trim() || word('file/untitled')].filter(Boolean).join(' ')

/** Null for what is not only proposed. */
export const proposalLine = ({ isProposal, action: { proposedBy } }: PlacedAction): string | null =>
  isProposal && proposedBy !== undefined ? word('file/proposal', { party: nameOf(proposedBy) }) : null
