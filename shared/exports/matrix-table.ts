// The matrix of a period as a table of plain text: plans by priority against the goals of the cycle, from the summaries that
// the reader has.
import type { CycleView } from '../api/cycles.ts'
import type { PlanSummary } from '../projection/plan-summary-shape.ts'
import { gapReasonLabels } from '../vocabularies/vocabularies.ts'
import type { Marking } from '../vocabularies/vocabularies.ts'
import { codeOf } from './plan-table.ts'
import type { TextTable } from './plan-table.ts'
import { word } from './words.ts'

type Row = { readonly priority: CycleView['priorities'][number]; readonly title: string; readonly summary: PlanSummary }

/** The plans of a period that are not archived, by priority and area of the cycle. */
export function matrixRows(summaries: Iterable<PlanSummary>, cycle: CycleView, period: { readonly start: string; readonly end: string }): readonly Row[] {
  const ofPeriod = [...summaries].filter(summary => !summary.archived && summary.period?.start === period.start && summary.period.end === period.end)
  return cycle.priorities.flatMap(priority =>
    cycle.areas.filter(area => area.priority === priority.id).flatMap(area =>
      ofPeriod.filter(summary => summary.area === area.id).map(summary => ({ priority, title: area.title, summary }))))
}

/** A line an action in each cell; the reason or that there is none in an empty one. */
export function matrixTable(rows: readonly Row[], cycle: CycleView): TextTable {
  const strays = rows.some(({ summary }) => summary.withoutGoal.length > 0)
  return {
    head: [
      word('file/priority'),
      word('file/plan'),
      word('field/record.driver'),
      ...cycle.goals.map(({ number, title }) => `${word('file/goal-number', { number })}: ${title}`),
      ...(strays ? [word('file/without-goal')] : []),
      word('file/all-actions'),
    ],
    rows: rows.map(({ priority, title, summary }) => [
      `${priority.number} ${priority.title}`,
      title,
      summary.driver === null ? word('file/no-driver') : `${codeOf(summary.driver.party)}${summary.driver.accepted ? '' : ` (${word('file/not-accepted')})`}`,
      ...cycle.goals.map(({ id }) => cellText(summary, id)),
      ...(strays ? [summary.withoutGoal.map(action => lineOf(summary, action)).join('\n')] : []),
      String(summary.counts.actions),
    ]),
  }
}

/** The strictest of the plans shown, since each shows in it; limite where there are none. */
export function markingOfRows(rows: readonly Row[]): Marking {
  return rows.length > 0 && rows.every(({ summary }) => summary.marking === 'public') ? 'public' : 'limite'
}

function cellText(summary: PlanSummary, goal: CycleView['goals'][number]['id']): string {
  const cell = summary.cells[goal]
  const proposed = cell === undefined || cell.proposed === 0 ? [] : [`(${word('file/new-actions-proposed', { count: cell.proposed })})`]
  if (cell === undefined || cell.actions.length === 0) return [cell?.gapReason ? gapReasonLabels[cell.gapReason] : word('file/no-action-yet'), ...proposed].join('\n')
  return [...cell.actions.map(action => lineOf(summary, action)), ...proposed].join('\n')
}

/** "1.2 DE Map the routes (to fix)": the state in words, since a file has no signs. */
function lineOf(summary: PlanSummary, id: keyof PlanSummary['actions']): string {
  const action = summary.actions[id]
  if (action === undefined) return ''
  const leader = action.leader === null ? word('file/no-leader') : codeOf(action.leader)
  return [action.number, leader, action.title || word('file/untitled'), `(${word(`file/state.${action.state}`)})`].filter(Boolean).join(' ')
}
