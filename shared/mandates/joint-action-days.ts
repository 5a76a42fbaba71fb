// Who is sent the exact days of an action's joint action days, and who writes them. Asked of what the plan says now: its
// facts, and what the action says of who leads it and who takes part.
import { admissionOf, answerOf } from '../documents/plan-answers.ts'
import { holdsInAction } from '../documents/plan-standing.ts'
import type { Standing } from '../documents/plan-standing.ts'
import type { ActionPlain } from '../documents/plan.ts'
import type { ActionId, PartyId } from '../ids.ts'
import { err } from '../result.ts'
import type { Result } from '../result.ts'
import type { PersonFunction } from './functions.ts'
import { mayRead, mayWrite } from './mandates.ts'
import type { Grant, MandateRefusal, PlanFacts, Writer } from './mandates.ts'
import type { Field } from './plan-writes.ts'

/** What of an action decides about its days. */
export type DaysStanding = Standing & Pick<ActionPlain, 'admissions' | 'removed'>

/** Functions held for the delegation itself. Support team, secretariat, facilitator and administrator serve the plan as a
 *  whole, and none of that needs a day. */
const ofTheDelegation: readonly PersonFunction[] = ['reader', 'drafter', 'speaks']

/** Whether a person of a delegation is sent an action's exact days: the people of the driver, of the co-drivers, of the
 *  accepted action leader and co-leaders, and of participants that have confirmed and that leader or driver asked or took
 *  in. Whoever confirmed subject to a condition is not sent them until it has confirmed. Somebody from outside only while
 *  a release is running. Nobody at all while the action is removed.
 *  Source: house rule over the staff working document, seventh principle (Surprise). */
export function maySeeDays({ party, functions }: Pick<Writer, 'party' | 'functions'>, facts: PlanFacts, standing: DaysStanding): boolean {
  if (!mayRead(party, facts) || !functions.some(held => ofTheDelegation.includes(held))) return false
  if (standing.removed === true) return false
  return (
    facts.driver === party
    || facts.coDrivers.has(party)
    || holdsInAction(standing, 'action-leader', party)
    || holdsInAction(standing, 'co-leader', party)
    || takesPart(standing, party)
  )
}

function takesPart(standing: DaysStanding, party: PartyId): boolean {
  if (answerOf(standing, 'participant', party) !== 'confirmed') return false
  return standing.participants[party]?.joined !== true || admissionOf(standing, party)?.admission === 'taken-in'
}

/** Whether this person may write a field of an action's exact days now. Does not check the value. */
export function mayWriteDays(
  writer: Writer,
  facts: PlanFacts,
  { writtenBy, party }: Pick<Field, 'writtenBy' | 'party'>,
  action: ActionId,
  standing: DaysStanding,
): Result<Grant, MandateRefusal> {
  if (!maySeeDays(writer, facts, standing)) return err({ code: 'mandate/not-in-days' })
  return mayWrite(writer, facts, { writtenBy, party, action: { id: action, now: standing } })
}

/** Whether this person may write anything in them: its own delegation's service, at least. */
export const mayWriteSomeDays = (writer: Writer, facts: PlanFacts, action: ActionId, standing: DaysStanding): Result<Grant, MandateRefusal> =>
  mayWriteDays(writer, facts, { writtenBy: 'days-service', party: writer.party }, action, standing)
