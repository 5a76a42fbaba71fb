// Who decides about a proposal: whoever may write at its place. In a round nobody types there, and the driver, co-drivers and the
// action's leader still say what is taken in.
import { err } from '../result.ts'
import type { Result } from '../result.ts'
import { mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, PlanFacts, RoleInPlan, Writer } from './mandates.ts'
import type { Field, StandingOf } from './plan-writes.ts'
import { mayWriteField } from './plan-writes.ts'
import { ActionId } from '../ids.ts'
import { stateOf } from '../workflow/steps.ts'

const inRound: readonly string[] = ['driver', 'co-driver', 'action-leader'] satisfies readonly RoleInPlan[]

/** Whether this person may take in or turn down what is proposed for a field. Err: what stands in the way. */
export function mayDecide(writer: Writer, facts: PlanFacts, field: Field, standingOf: StandingOf): Result<Grant, MandateRefusal> {
  if (stateOf(facts) !== 'consultation') return mayWriteField(writer, facts, field, standingOf)
  const [root, id] = field.path
  const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
  const now = action === undefined ? null : standingOf(action)
  const may = mayWrite(writer, facts, { writtenBy: 'deciding', ...(action !== undefined && now !== null && { action: { id: action, now } }) })
  if (!may.ok) return may
  // A leader decides about its action as it writes it, and not about where it stands or who leads it.
  const asDrafting = mayWriteField(writer, { ...facts, status: 'drafting', amendment: null, pens: [] }, field, standingOf)
  if (!asDrafting.ok) return asDrafting
  return inRound.includes(asDrafting.value.role) ? asDrafting : err({ code: 'mandate/action-writers-only' })
}
