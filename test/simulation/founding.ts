// The plan that every world begins with: a driver and a co-driver who have accepted, an action with an accepted leader and
// a co-leader who was asked, and a proposal of a Member State without any role.
import { addAction, answer, ask, askToLead, proposeAction } from '../../shared/documents/plan-commands.ts'
import { AreaId, PartyId } from '../../shared/ids.ts'
import type { PersonId } from '../../shared/ids.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import type { Appointment } from '../../server/plans/plan-record.ts'
import type { Plans } from '../../server/plans/plans.ts'
import { goals } from './edits.ts'
import { honestPeople, supportTeam } from './people.ts'

const [driver, coDriver, leader, proposer, coLeader] = ['ms-de', 'ms-fr', 'ms-it', 'ms-mt', 'europol'].map(id => PartyId.parse(id))
const on = IsoDay.parse('2026-01-15')
const seen = { epoch: '', seq: 0 }

export function foundPlan(plans: Plans, now: Date, addedToCircle: readonly PartyId[]): ReturnType<Plans['create']> {
  const [goal] = goals
  if (goal === undefined || driver === undefined || coDriver === undefined || leader === undefined || proposer === undefined || coLeader === undefined) throw new Error('a world needs them all')
  const accepted = (party: PartyId): Appointment => ({ party, decision: 'provisional', on, acceptedAt: now.toISOString(), acceptedBy: personOf(party) })
  const by = { person: supportTeam.id, party: supportTeam.party, capacity: 'support-team' } as const
  const initial = { driver: accepted(driver), coDrivers: [accepted(coDriver)], addedToCircle }
  return plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), by, initial, (plan, _record, giveReference) => {
    const led = addAction(plan, goal)
    const proposed = proposeAction(plan, goal, proposer)
    giveReference(led)
    giveReference(proposed)
    const action = plan.roots.actions.get(led)
    if (action === undefined) throw new Error('the action was added')
    const asDriver = { party: driver, answersForParty: false, isDriver: true }
    askToLead(plan, action, leader, asDriver, seen)
    ask(plan, action, 'co-leader', coLeader, asDriver, seen)
    const request = action.leader.get()?.request
    if (request !== undefined) answer(action, 'action-leader', leader, request, { answer: 'confirmed' }, seen)
  })
}

const personOf = (party: PartyId): PersonId | null => honestPeople.find(person => person.party === party)?.id ?? null
