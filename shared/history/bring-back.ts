// Brings what an earlier state of a plan said into the plan as it is: an ordinary edit of whoever asks, one step of undo, judged as any
// other. Who is asked to take part, and what delegations wrote under their own names, stays as it is: nobody is signed up anew.
import { moveAction, orderedActionsOf } from '../documents/plan-commands.ts'
import type { ActionContent } from '../documents/plan-content.ts'
import { planSchema } from '../documents/plan.ts'
import type { ActionView, PlanView } from '../documents/plan.ts'
import { ActionId, GoalId } from '../ids.ts'
import type { Blocks } from '../proposals/merge-texts.ts'
import { updateText } from '../proposals/update-text.ts'
import type { Path } from '../schema/node.ts'
import type { TextReference, ValueView } from '../schema/view.ts'
import { asBlocks } from './plan-difference.ts'

/** A line without words, as a text is made. */
const emptyText: Blocks = [{ type: 'paragraph' }]

/** The text at a path (the aim, a goal's, an action's) says this again. False: there is no such text. */
export function bringBackText(plan: PlanView, path: Path, content: Blocks | string | undefined): boolean {
  const text = textAt(plan, path)
  if (text === undefined) return false
  const blocks = asBlocks(content)
  plan.change(() => updateText(text.fragment, blocks.length === 0 ? emptyText : blocks))
  return true
}

/** Values that whoever writes an action writes. */
const values = ['kind', 'nature', 'stance', 'level', 'channel', 'from', 'to'] as const
const rows = ['jointActionDays', 'indicators', 'funding'] as const

/** An action says again what it said, and stands where it stood, as its last; `mayPlace`: whether it may be placed. False: there is none of
 *  this id, whatever became of it. */
export function bringBackActionAs(plan: PlanView, content: ActionContent, mayPlace: boolean): boolean {
  const { id } = content
  const action = plan.roots.actions.get(id)
  if (action === undefined) return false
  plan.change(() => {
    if (mayPlace) place(plan, action, content)
    for (const field of ['title', 'description', 'expectedResult'] as const) bringBackText(plan, ['actions', id, field], content[field])
    for (const field of values) setOrClear(action[field] as ValueView<unknown>, content[field])
    for (const goal of new Set([...action.goalsServed.keys(), ...(Object.keys(content.goalsServed ?? {}) as GoalId[])])) {
      if (content.goalsServed?.[goal] === true) action.goalsServed.set(goal, true)
      else action.goalsServed.clear(goal)
    }
    for (const link of new Set([...action.links.keys(), ...Object.keys(content.links ?? {})])) {
      if (content.links?.[link] === true) action.links.set(link, true)
      else action.links.clear(link)
    }
    for (const list of rows) bringBackRows(action, list, content[list] ?? [])
  })
  return true
}

function place(plan: PlanView, action: ActionView, { id, goal }: ActionContent): void {
  if (action.removed.get() === true) action.removed.set(false)
  if (goal !== undefined && action.goal.get() !== goal) moveAction(plan, id, goal, orderedActionsOf(plan, goal).length)
}

/** A row that went is marked, and nothing of it is lost. */
function bringBackRows(action: ActionView, list: (typeof rows)[number], wanted: readonly { readonly id: string }[]): void {
  const view = action[list]
  const byId = new Map(wanted.map(row => [row.id, row as { readonly [field: string]: unknown }]))
  for (const id of view.ids()) {
    const row = view.get(id)
    if (row === undefined) continue
    const was = byId.get(id)
    if ((row.removed.get() === true) !== (was === undefined)) row.removed.set(was === undefined)
    if (was === undefined) continue
    for (const [field, node] of Object.entries(planSchema.roots.actions.fields[list].fields)) {
      if (node.node === 'value' && node.content === undefined) setOrClear((row as unknown as { readonly [field: string]: ValueView<unknown> })[field], was[field])
    }
  }
}

function setOrClear(value: ValueView<unknown> | undefined, wanted: unknown): void {
  if (wanted !== undefined) value?.set(wanted)
  else value?.clear()
}

/** Undefined: there is no text of that path. */
export function textAt(plan: PlanView, [root, id = '', field]: Path): TextReference | undefined {
  if (root === 'aim') return plan.roots.aim
  if (root === 'goals') return plan.roots.goals.get(GoalId.parse(id))?.text
  const action = root === 'actions' ? plan.roots.actions.get(ActionId.parse(id)) : undefined
  return field === 'title' || field === 'description' || field === 'expectedResult' ? action?.[field] : undefined
}
