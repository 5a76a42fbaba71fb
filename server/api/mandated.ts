// Who may do what a plan's own delegations decide over the API: the same table of mandates that the gate reads.
import { mayRead, mayWrite } from '../../shared/mandates/mandates.ts'
import type { MandateRefusal } from '../../shared/mandates/mandates.ts'
import type { PartyId } from '../../shared/ids.ts'
import type { WrittenBy } from '../../shared/mandates/written-by.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { factsOf } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { MandatedActor, Plans } from '../plans/plans.ts'
import type { Actor } from '../record-log.ts'
import type { Session } from '../sync/endpoint.ts'

export type Refused = { readonly code: MandateRefusal['code'] | 'plan/not-found' }

/** The capacity in which the session's person may do this: of the delegations it acts for, the first that may. A plan that
 *  none of them may read answers like none. `holder`: a delegation that may do it too, because it is its own. */
export async function mandated(
  plans: Plans,
  session: Session,
  plan: string,
  writtenBy: WrittenBy,
  holder: (record: PlanRecord) => PartyId | undefined = () => undefined,
): Promise<Result<MandatedActor, Refused>> {
  const record = await plans.record(plan)
  const by = actorIn(record, session, writtenBy, holder)
  if (!by.ok) return by
  // It is done and recorded in the name of this delegation, whatever another of the session may do by then.
  const asNamed: Session = { ...session, memberships: session.memberships.filter(({ party }) => party === by.value.party) }
  return ok({ ...by.value, mayStill: later => actorIn(later, asNamed, writtenBy, holder).ok })
}

function actorIn(record: PlanRecord | null, session: Session, writtenBy: WrittenBy, holder: (record: PlanRecord) => PartyId | undefined): Result<Actor, Refused> {
  if (record === null) return err({ code: 'plan/not-found' })
  const facts = factsOf(record, new Date())
  const readers = [...new Set(session.memberships.map(({ party }) => party))].filter(party => mayRead(party, facts))
  let refusal: Refused = { code: 'plan/not-found' }
  for (const party of readers) {
    const functions = session.memberships.filter(held => held.party === party).map(held => held.function)
    const may = mayWrite({ person: session.person.id, party, functions }, facts, { writtenBy })
    if (may.ok) return ok({ person: session.person.id, party, capacity: may.value.capacity })
    const capacity = functions.find(held => held === 'speaks' || held === 'drafter')
    if (holder(record) === party && capacity !== undefined) return ok({ person: session.person.id, party, capacity })
    refusal = may.error
  }
  return err(refusal)
}
