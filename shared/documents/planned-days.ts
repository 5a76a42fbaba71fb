// What a plan itself says of an action's joint action days: quarters and counts, never a day.
import type { RowId } from '../ids.ts'
import { orderedRows } from './plan-order.ts'
import type { ActionPlain } from './plan.ts'

type Planned = Pick<ActionPlain, 'kind' | 'jointActionDays'>
type PlannedRow = NonNullable<ActionPlain['jointActionDays'][RowId]>

/** The rows that are not removed, in order. */
export const plannedDays = ({ jointActionDays }: Planned): readonly PlannedRow[] =>
  orderedRows<RowId, PlannedRow>(jointActionDays).map(({ row }) => row)

/** Whether the action is one of joint action days, or holds some beside other work. */
export const hasJointActionDays = (action: Planned): boolean => action.kind === 'jad' || plannedDays(action).length > 0
