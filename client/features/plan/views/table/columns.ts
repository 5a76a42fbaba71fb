// The columns of the table: what each is called, which field of an action it writes, and by what one sorts.
import type { WrittenBy } from '../../../../../shared/mandates/written-by.ts'
import { actionKindLabels, actionStatuses, leverLevelLabels, leverNatureLabels, leverStanceLabels, progressMarks } from '../../../../../shared/vocabularies/vocabularies.ts'
import type { PlanMessageId } from '../../../../messages/en/in-plan.ts'
import { partyLabel } from '../../../../shell/party-label.ts'
import type { ActionRow } from './action-row.ts'

export const columnIds = [
  'number', 'title', 'reference', 'goal', 'kind', 'leader', 'participants', 'from', 'to', 'jointActionDays', 'funding', 'state', 'toFix', 'nature', 'stance', 'level', 'status', 'progress',
] as const
export type ColumnId = (typeof columnIds)[number]

/** How a cell is written: its text, its one value, or its rows beside it; null where nothing is written there. */
type Edit = 'text' | 'value' | 'rows' | null

export type Column = {
  readonly label: PlanMessageId
  readonly widthPx: number
  readonly isNumber?: boolean
  readonly edit: Edit
  /** Whose act it is to write it, for whoever may not. */
  readonly writtenBy: WrittenBy | null
  /** What rows stand in order by; null stands last, whichever the direction. */
  readonly sortBy: (row: ActionRow) => string | number | null
}

const labelIn = (labels: Readonly<Record<string, string>>, id: string | null): string | null => (id === null ? null : labels[id] ?? null)
const placeIn = (list: readonly string[], id: string | null): number | null => (id === null ? null : list.indexOf(id))

export const stateOrder = ['to-fix', 'drafting', 'proposed', 'complete'] as const

export const columns: Readonly<Record<ColumnId, Column>> = {
  number: { label: 'table.column-number', widthPx: 56, edit: null, writtenBy: null, sortBy: ({ summary }) => summary.number },
  title: { label: 'field/action.title', widthPx: 300, edit: 'text', writtenBy: 'action', sortBy: ({ summary }) => summary.title.trim() || null },
  reference: { label: 'table.column-reference', widthPx: 104, edit: null, writtenBy: null, sortBy: ({ summary }) => summary.reference },
  goal: { label: 'field/action.goal', widthPx: 104, edit: 'value', writtenBy: 'placing', sortBy: ({ summary }) => summary.goal },
  kind: { label: 'field/action.kind', widthPx: 176, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => labelIn(actionKindLabels, summary.kind) },
  leader: { label: 'field/action.leader', widthPx: 172, edit: 'value', writtenBy: 'leading', sortBy: ({ summary }) => (summary.leader === null ? null : partyLabel(summary.leader).code) },
  participants: { label: 'field/action.participants', widthPx: 136, edit: 'rows', writtenBy: 'participation', sortBy: ({ summary }) => summary.participants.length },
  from: { label: 'field/action.from', widthPx: 116, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => summary.from },
  to: { label: 'field/action.to', widthPx: 116, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => summary.to },
  jointActionDays: { label: 'field/action.jointActionDays', widthPx: 148, edit: 'rows', writtenBy: 'action', sortBy: ({ summary }) => summary.jointActionDays.map(({ quarter }) => quarter).toSorted()[0] ?? null },
  funding: { label: 'table.column-budget', widthPx: 124, isNumber: true, edit: 'rows', writtenBy: 'action', sortBy: ({ summary: { funding } }) => (funding.euro === 0 && funding.toBeDetermined === 0 ? null : funding.euro) },
  state: { label: 'table.column-state', widthPx: 120, edit: null, writtenBy: null, sortBy: ({ summary }) => placeIn(stateOrder, summary.state) },
  toFix: { label: 'table.column-to-fix', widthPx: 84, isNumber: true, edit: null, writtenBy: null, sortBy: ({ summary }) => summary.toFix },
  nature: { label: 'field/action.nature', widthPx: 132, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => labelIn(leverNatureLabels, summary.nature) },
  stance: { label: 'field/action.stance', widthPx: 132, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => labelIn(leverStanceLabels, summary.stance) },
  level: { label: 'field/action.level', widthPx: 148, edit: 'value', writtenBy: 'action', sortBy: ({ summary }) => labelIn(leverLevelLabels, summary.level) },
  status: { label: 'table.column-status', widthPx: 132, edit: 'value', writtenBy: 'delivery', sortBy: ({ summary }) => placeIn(actionStatuses, summary.status) },
  progress: { label: 'field/action.progress', widthPx: 116, edit: 'value', writtenBy: 'delivery', sortBy: ({ summary }) => placeIn(progressMarks, summary.progress) },
}

/** Always there, first, and in sight while one scrolls across: they say which action a row is. */
export const pinned = ['number', 'title'] as const satisfies readonly ColumnId[]
export const isPinned = (id: ColumnId): boolean => pinned.some(known => known === id)

/** Whether one is in the right field when one stands in this column. */
export const isColumn = (field: string): field is ColumnId => columnIds.some(id => id === field)
