// Brings back one value that an earlier state of a plan said at a place: a field, a day, a field of a row, or a whole row that went. Only what
// whoever writes the text there writes: who is asked to take part, and what delegations say for themselves, is not brought back by others.
import type { PlanPlain, PlanView } from '../documents/plan.ts'
import { planSchema } from '../documents/plan.ts'
import { ActionId, GoalId } from '../ids.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import { nodeAt } from '../schema/node.ts'
import type { Path } from '../schema/node.ts'
import type { KeyedView, ValueView } from '../schema/view.ts'

/** Whether a path leads to a value that can be brought back; who may write it is asked elsewhere. Of what a state tells only in part, as that
 *  somebody is named, there is no value to write. */
export function isValueToBringBack(path: Path): boolean {
  const node = nodeAt(planSchema, path)
  return node?.node === 'value' && node.content === undefined && (node.writtenBy === 'action' || node.writtenBy === 'plan-text')
}

/** What stands at a path now; undefined: nothing, or there is no such place. */
export const valueAt = (plain: PlanPlain, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined), plain)

/** `history/nothing-there`: the action or row is gone. Else the code of a rule that the value would break together with what stands beside it
 *  now: nothing is written, and its sentence says why. */
export type BringBackError = { readonly code: string }

/** The value at a path is this again; undefined takes it away. One step of undo. */
export function bringBackValue(plan: PlanView, path: Path, wanted: unknown): Result<void, BringBackError> {
  const view = isValueToBringBack(path) ? viewAt(plan, path) : null
  if (view === null) return err({ code: 'history/nothing-there' })
  const broken = brokenBy(plan, path, wanted)
  if (broken !== null) return err({ code: broken })
  plan.change(() => {
    if (wanted === undefined) view.clear()
    else view.set(wanted)
  })
  return ok(undefined)
}

/** A row that was taken out is there again, with all that stood in it. False: there is none. */
export function bringBackRow(plan: PlanView, [, id, list = '', row = '']: Path): boolean {
  const removed = rowAt(plan, id, list, row)?.['removed']
  if (removed === undefined) return false
  plan.change(() => removed.set(false))
  return true
}

type Anything = ValueView<unknown>
type Row = { readonly [field: string]: Anything | undefined }

function viewAt(plan: PlanView, [root, id, field = '', key, inRow]: Path): Pick<Anything, 'set' | 'clear'> | null {
  if (root === 'goals') return field === 'gapReason' ? asAny(plan.roots.goals.get(GoalId.parse(id))?.gapReason) : null
  if (key === undefined) return asAny(actionOf(plan, id)?.[field])
  if (inRow !== undefined) return asAny(rowAt(plan, id, field, key)?.[inRow])
  const keyed = actionOf(plan, id)?.[field] as KeyedView<string, unknown> | undefined
  return keyed === undefined ? null : { set: value => keyed.set(key, value), clear: () => keyed.clear(key) }
}

/** By field, as the schema has them; what a path leads to is asked of the schema before. */
const actionOf = (plan: PlanView, id: string | undefined) => plan.roots.actions.get(ActionId.parse(id)) as unknown as { readonly [field: string]: unknown } | undefined

const rowAt = (plan: PlanView, id: string | undefined, list: string, row: string): Row | undefined =>
  list === 'jointActionDays' || list === 'indicators' || list === 'funding' ? ((actionOf(plan, id)?.[list] as { get(row: string): Row | undefined } | undefined)?.get(row)) : undefined

const asAny = (view: unknown): Anything | null => (view === undefined ? null : (view as Anything))

/** Rules between values of one action, that the gate enforces. */
function brokenBy(plan: PlanView, [root, id, field = '', ...deeper]: Path, wanted: unknown): string | null {
  const action = root === 'actions' && deeper.length === 0 ? actionOf(plan, id) : undefined
  if (action === undefined) return null
  const beside = (key: string): unknown => (key === field ? wanted : (action[key] as Anything).get())
  const broken = planSchema.roots.actions.constraints.find(({ keys, holds }) => keys.includes(field) && !holds(Object.fromEntries(keys.map(key => [key, beside(key)]))))
  return broken?.code ?? null
}
