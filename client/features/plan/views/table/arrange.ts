// Rows in groups and in order. While a cell is written nothing changes place: its row would leave from under the hands.
import type { GoalId, PartyId } from '../../../../../shared/ids.ts'
import { partyLabel } from '../../../../shell/party-label.ts'
import type { ActionRow } from './action-row.ts'
import { columns, stateOrder } from './columns.ts'
import type { ColumnId } from './columns.ts'

export const groupings = ['none', 'goal', 'leader', 'state'] as const
export type Grouping = (typeof groupings)[number]

/** Null: in the order of the plan. */
export type Sort = { readonly column: ColumnId; readonly direction: 'ascending' | 'descending' } | null

export type GroupOf =
  | { readonly by: 'none' }
  | { readonly by: 'goal'; readonly goal: GoalId | null }
  | { readonly by: 'leader'; readonly leader: PartyId | null }
  | { readonly by: 'state'; readonly state: (typeof stateOrder)[number] }
export type Group = { readonly key: string; readonly of: GroupOf; readonly rows: readonly ActionRow[] }

type Wish = { readonly sort: Sort; readonly grouping: Grouping; readonly goalsOfCycle: readonly GoalId[] }

/** Every goal of the cycle is a group, also an empty one; of leaders and states only those that have actions. */
export function arrange(rows: readonly ActionRow[], { sort, grouping, goalsOfCycle }: Wish): readonly Group[] {
  const sorted = sortRows(rows, sort)
  return groupsFor(sorted, grouping, goalsOfCycle)
    .map(of => ({ key: keyOf(of), of, rows: sorted.filter(row => isIn(row, of)) }))
    .filter(({ of, rows: inGroup }) => inGroup.length > 0 || of.by === 'none' || (of.by === 'goal' && of.goal !== null))
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Equal ones stay in the order of the plan; where there is nothing to sort by, last. */
export function sortRows(rows: readonly ActionRow[], sort: Sort): readonly ActionRow[] {
  if (sort === null) return rows
  const { sortBy } = columns[sort.column]
  const sign = sort.direction === 'ascending' ? 1 : -1
  return rows.map(row => ({ row, by: sortBy(row) })).toSorted((one, other) => {
    if (one.by === null || other.by === null) return (one.by === null ? 1 : 0) - (other.by === null ? 1 : 0)
    return sign * (typeof one.by === 'number' && typeof other.by === 'number' ? one.by - other.by : words.compare(String(one.by), String(other.by)))
  }).map(({ row }) => row)
}

function groupsFor(rows: readonly ActionRow[], grouping: Grouping, goalsOfCycle: readonly GoalId[]): readonly GroupOf[] {
  switch (grouping) {
    case 'none':
      return [{ by: 'none' }]
    case 'goal':
      return [...goalsOfCycle, null].map(goal => ({ by: 'goal', goal }))
    case 'leader': {
      const leaders = [...new Set(rows.flatMap(({ summary }) => summary.leader ?? []))]
      return [...leaders.toSorted((one, other) => words.compare(partyLabel(one).code, partyLabel(other).code)), null].map(leader => ({ by: 'leader', leader }))
    }
    case 'state':
      return stateOrder.map(state => ({ by: 'state', state }))
  }
}

function isIn({ summary }: ActionRow, of: GroupOf): boolean {
  switch (of.by) {
    case 'none':
      return true
    case 'goal':
      return summary.goal === of.goal
    case 'leader':
      return summary.leader === of.leader
    case 'state':
      return summary.state === of.state
  }
}

function keyOf(of: GroupOf): string {
  switch (of.by) {
    case 'none':
      return 'all'
    case 'goal':
      return `goal ${of.goal ?? ''}`
    case 'leader':
      return `leader ${of.leader ?? ''}`
    case 'state':
      return `state ${of.state}`
  }
}

/** The rows as they are now, in the groups and places in which they stood; what is new stands at the end of its group. */
export function held(before: readonly Group[], now: readonly Group[]): readonly Group[] {
  const rowsNow = new Map(now.flatMap(({ rows }) => rows).map(row => [row.id, row]))
  const stood = new Set(before.flatMap(({ rows }) => rows).map(({ id }) => id))
  const ofBefore = before.map(group => ({
    ...group,
    rows: [
      ...group.rows.flatMap(({ id }) => rowsNow.get(id) ?? []),
      ...(now.find(({ key }) => key === group.key)?.rows.filter(({ id }) => !stood.has(id)) ?? []),
    ],
  }))
  const added = now.filter(({ key }) => !before.some(group => group.key === key)).map(group => ({ ...group, rows: group.rows.filter(({ id }) => !stood.has(id)) }))
  return [...ofBefore, ...added.filter(({ rows }) => rows.length > 0)]
}
