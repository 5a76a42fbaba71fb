// The lines of the table, one under the other: headings of groups, rows, new actions that are proposed, and where one adds.
import type { ActionId, GoalId } from '../../../../../shared/ids.ts'
import type { OpenNewAction } from '../../../../../shared/proposals/open-new-actions.ts'
import type { ActionRow } from './action-row.ts'
import type { Group } from './arrange.ts'

export type Item =
  | { readonly type: 'group'; readonly key: string; readonly group: Group }
  | { readonly type: 'row'; readonly key: ActionId; readonly row: ActionRow }
  | { readonly type: 'proposed'; readonly key: string; readonly proposed: OpenNewAction }
  | { readonly type: 'add'; readonly key: string; readonly goal: GoalId; readonly isOfGroup: boolean }

/** What is proposed stands at the end of its goal, else at the end of all, whatever the rows are sorted by.
 *  @param addTo the goals to which this person may add; null where there are none. One line at the end of each goal's group,
 *  else one at the end of all: it adds to the goal of the last row. */
export function itemsOf(groups: readonly Group[], addTo: readonly GoalId[] | null, proposed: readonly OpenNewAction[]): readonly Item[] {
  const items: Item[] = []
  for (const group of groups) {
    const { of } = group
    if (of.by !== 'none') items.push({ type: 'group', key: `group ${group.key}`, group })
    for (const row of group.rows) items.push({ type: 'row', key: row.id, row })
    if (of.by === 'goal') items.push(...itemsOfProposed(proposed.filter(({ goal }) => goal === of.goal)))
    if (of.by === 'goal' && of.goal !== null && addTo !== null) items.push({ type: 'add', key: `add ${of.goal}`, goal: of.goal, isOfGroup: true })
  }
  if (!groups.some(({ of }) => of.by === 'goal')) items.push(...itemsOfProposed(proposed))
  const goal = groups.at(-1)?.rows.at(-1)?.summary.goal ?? addTo?.[0]
  if (addTo !== null && goal !== undefined && !items.some(({ type }) => type === 'add')) items.push({ type: 'add', key: 'add', goal, isOfGroup: false })
  return items
}

const itemsOfProposed = (proposed: readonly OpenNewAction[]): readonly Item[] => proposed.map(each => ({ type: 'proposed', key: `proposed ${each.id}`, proposed: each }))
