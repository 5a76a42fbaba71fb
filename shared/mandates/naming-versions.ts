// Who gives names to states of a plan, and other names later: driver and co-drivers by the table of mandates; while a plan has no driver, the
// support team, as it takes steps then.
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { PersonFunction } from './functions.ts'
import { mayWrite } from './mandates.ts'
import type { MandateRefusal, PlanFacts, Writer } from './mandates.ts'

/** What stands in the way of everybody, whoever drives the plan. */
const ofThePlan: readonly MandateRefusal['code'][] = ['mandate/not-in-circle', 'plan/archived', 'mandate/status-closed']

/** Ok: in which capacity. Source: house rule. */
export function mayNameVersion(writer: Writer, facts: PlanFacts): Result<PersonFunction, MandateRefusal> {
  const may = mayWrite(writer, facts, { writtenBy: 'naming-version' })
  if (may.ok) return ok(may.value.capacity)
  const standsIn = facts.driver === null && writer.functions.includes('support-team') && !ofThePlan.includes(may.error.code)
  return standsIn ? ok('support-team') : err(may.error)
}
