// Which delegations are sent an action's exact dates, as the plan says it now.
import { partiesIn } from '../../../shared/documents/plan-answers.ts'
import type { ActionPlain, RecordPlain } from '../../../shared/documents/plan.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { maySeeDays } from '../../../shared/mandates/joint-action-days.ts'
import type { PlanFacts } from '../../../shared/mandates/mandates.ts'

/** Driver and co-drivers first, then leaders and participants; each once. */
export function readersOf(record: RecordPlain, facts: PlanFacts, action: ActionPlain): readonly PartyId[] {
  const named = [record.driver?.party, ...(record.coDrivers ?? []).map(({ party }) => party), action.leader?.party, ...partiesIn(action, 'co-leader'), ...partiesIn(action, 'participant')]
  const parties = [...new Set(named.filter(party => party !== undefined))]
  return parties.filter(party => maySeeDays({ party, functions: ['reader'] }, facts, action))
}

/** Those that take part themselves, and so may bring a service: the leaders and confirmed participants. */
export function partakersOf(facts: PlanFacts, action: ActionPlain): readonly PartyId[] {
  const named = [action.leader?.party, ...partiesIn(action, 'co-leader'), ...partiesIn(action, 'participant')]
  return [...new Set(named.filter(party => party !== undefined))].filter(party => maySeeDays({ party, functions: ['reader'] }, facts, action))
}
