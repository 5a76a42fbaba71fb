// What a page knows of all its plans, as one value, and what each message of /live makes of it. Nothing here waits or
// listens. What a message does not name keeps its identity, so that a list renders only what changed.
import type { PlanId } from '../../shared/ids.ts'
import { applyPatch } from '../../shared/projection/plan-patch.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import type { LiveMessage, PersonHere } from '../../shared/protocol/live.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'

export type LivePlan = {
  readonly summary: PlanSummary
  readonly people: readonly PersonHere[]
  /** Of the summary; the next patch must be of the next version. */
  readonly version: number
}
export type LiveTable = ReadonlyMap<PlanId, LivePlan>

/** Ok: the table after the message, the same one where nothing changed. Err: a patch does not fit what is here, so the
 *  reader has missed something and has to join anew. */
export function takeMessage(table: LiveTable, message: Exclude<LiveMessage, { type: 'page' | 'session-over' | 'repeated-refusals' | 'positions' }>): Result<LiveTable, 'version-gap'> {
  switch (message.type) {
    case 'summary':
      return ok(withPlan(table, message.plan, { summary: message.summary, version: message.version, people: [] }))
    case 'patch': {
      const before = table.get(message.plan)
      if (before === undefined || before.version + 1 !== message.version) return err('version-gap')
      return ok(withPlan(table, message.plan, { ...before, version: message.version, summary: applyPatch(before.summary, message.patch) }))
    }
    case 'gone': {
      if (!table.has(message.plan)) return ok(table)
      const after = new Map(table)
      after.delete(message.plan)
      return ok(after)
    }
    case 'presence': {
      const before = table.get(message.plan)
      return ok(before === undefined ? table : withPlan(table, message.plan, { ...before, people: message.people }))
    }
    case 'ready':
    case 'alive':
      return ok(table)
  }
}

/** The table of a new joining, with the objects of the one before wherever they say the same. */
export function keepIdentities(before: LiveTable, joined: LiveTable): LiveTable {
  const after = new Map<PlanId, LivePlan>()
  for (const [id, plan] of joined) {
    const former = before.get(id)
    if (former !== undefined && sameValue(former, plan)) after.set(id, former)
    else after.set(id, former !== undefined && sameValue(former.summary, plan.summary) ? { ...plan, summary: former.summary } : plan)
  }
  return after
}

const withPlan = (table: LiveTable, id: PlanId, plan: LivePlan): LiveTable => new Map(table).set(id, plan)
