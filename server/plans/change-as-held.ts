// A change of a plan's record at the word of somebody, by what they hold when the change has its turn.
import type { PlanId } from '../../shared/ids.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { asHeld, endedMeanwhile, unlessEnded } from '../identity/held-functions.ts'
import type { HeldFunctions } from '../identity/held-functions.ts'
import type { Actor } from '../record-log.ts'
import type { PlanRecord } from './plan-record.ts'
import type { PlanError, Plans, PreparedChange } from './plans.ts'

/** `may`: in which capacity, as the plan was when it was asked for, and what the record says of it; `prepare` judges it again, as the plan is. */
export type ChangeAsHeld<E> = {
  readonly what: string
  readonly may: (held: Writer) => Result<{ readonly by: Actor; readonly detail: object }, E>
  readonly prepare: (record: PlanRecord, held: Writer) => Result<PreparedChange<E>, E> | Promise<Result<PreparedChange<E>, E>>
}

/** Err: what stands in its way, and nothing has changed. */
export function changeAsHeld<E>({ plans, heldNow }: { readonly plans: Plans; readonly heldNow: HeldFunctions }, asked: Writer, plan: PlanId, { what, may, prepare }: ChangeAsHeld<E>): Promise<Result<PlanRecord, E | PlanError>> {
  return asHeld<Result<PlanRecord, E | PlanError>>(heldNow, asked, async (held, stillHold) => {
    const as = may(held)
    if (!as.ok) return as
    return unlessEnded(await plans.changeWith<E | typeof endedMeanwhile>(plan, as.value.by, what, async record => {
      const prepared = await prepare(record, held)
      if (!prepared.ok) return prepared
      return ok({ ...prepared.value, check: doc => (stillHold() ? (prepared.value.check?.(doc) ?? null) : endedMeanwhile) })
    }, as.value.detail))
  })
}
