// What changed between two summaries of one plan: header fields, and cells and actions one by one. A cell or action comes
// whole, so that a reader never holds half of one; null means gone.
import { z } from 'zod'
import { ActionId, GoalId } from '../ids.ts'
import { ActionSummary, CellSummary, PlanSummary } from './plan-summary-shape.ts'
import { sameValue } from './same-value.ts'

const Header = PlanSummary.omit({ plan: true, cells: true, actions: true })
type Header = z.infer<typeof Header>

export const PlanPatch = z.strictObject({
  header: Header.partial(),
  cells: z.record(GoalId, CellSummary.nullable()),
  actions: z.record(ActionId, ActionSummary.nullable()),
})
export type PlanPatch = z.infer<typeof PlanPatch>

/** What makes `next` of `previous`; both are summaries of the same plan. */
export function patchOf(previous: PlanSummary, next: PlanSummary): PlanPatch {
  const { plan: _before, cells: cellsBefore, actions: actionsBefore, ...headerBefore } = previous
  const { plan: _after, cells, actions, ...header } = next
  return {
    header: headerChanges(headerBefore, header),
    cells: changesOf(cellsBefore, cells),
    actions: changesOf(actionsBefore, actions),
  }
}

export const isEmptyPatch = (patch: PlanPatch): boolean =>
  [patch.header, patch.cells, patch.actions].every(part => Object.keys(part).length === 0)

/** Does not check that the patch was made for this summary: the version beside it on the wire says so. What the patch does
 *  not name keeps its identity. */
export function applyPatch(previous: PlanSummary, patch: PlanPatch): PlanSummary {
  return {
    ...previous,
    ...patch.header,
    cells: withChanges(previous.cells, patch.cells),
    actions: withChanges(previous.actions, patch.actions),
  }
}

function headerChanges(before: Header, after: Header): Partial<Header> {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => !sameValue(old.get(field), value)))
}

function changesOf<Id extends string, Item>(before: Readonly<Record<Id, Item>>, after: Readonly<Record<Id, Item>>): Record<Id, Item | null> {
  const changes = {} as Record<Id, Item | null>
  for (const id in before) if (!Object.hasOwn(after, id)) changes[id] = null
  for (const id in after) if (!Object.hasOwn(before, id) || !sameValue(before[id], after[id])) changes[id] = after[id]
  return changes
}

function withChanges<Id extends string, Item>(before: Readonly<Record<Id, Item>>, changes: Readonly<Record<Id, Item | null>>): Record<Id, Item> {
  const after = { ...before } as Record<Id, Item>
  for (const id in changes) {
    const change = changes[id]
    if (change === null) delete after[id]
    else after[id] = change
  }
  return after
}
