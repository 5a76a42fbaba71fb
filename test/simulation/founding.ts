// The plan that every world begins with: a driver and a co-driver who have accepted, an action with an accepted leader and
// a co-leader who was asked, an action that a Member State without any role proposes, a comment, and two changes that were proposed.
import { addAction, answer, ask, askToLead, proposeAction } from '../../shared/documents/plan-commands.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { AreaId, CommentId, PartyId, ProposalId, randomId, ThreadId } from '../../shared/ids.ts'
import type { ActionId, PersonId } from '../../shared/ids.ts'
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
    discuss(plan, led, now)
    const action = plan.roots.actions.get(led)
    if (action === undefined) throw new Error('the action was added')
    const asDriver = { party: driver, answersForParty: false, isDriver: true }
    askToLead(plan, action, leader, asDriver, seen)
    ask(plan, action, 'co-leader', coLeader, asDriver, seen)
    const request = action.leader.get()?.request
    if (request !== undefined) answer(action, 'action-leader', leader, request, { answer: 'confirmed' }, seen)
  })
}

/** What is said about it already, with the moments that the server gave. */
function discuss(plan: PlanView, action: ActionId, now: Date): void {
  if (driver === undefined || leader === undefined || proposer === undefined) return
  const at = now.toISOString()
  const thread = plan.roots.threads.create(ThreadId.parse(randomId()), { about: ['aim'], by: driver })
  thread.comments.create(CommentId.parse(randomId()), { by: driver, text: 'What is it that we aim at?', stamp: { at, capacity: 'speaks' } })
  const sent = { at, capacity: 'speaks' } as const
  const paragraph = (text: string) => [{ type: 'paragraph' as const, ...(text !== '' && { content: [{ type: 'text' as const, text }] }) }]
  const { proposals } = plan.roots
  proposals.create(ProposalId.parse(randomId()), { place: ['aim'], by: leader, sent, change: { kind: 'text', seq: 1, base: paragraph(''), proposed: paragraph('Fewer of them.') } })
  proposals.create(ProposalId.parse(randomId()), { place: ['actions', action, 'kind'], by: proposer, sent, change: { kind: 'value', proposed: 'training' } })
}

const personOf = (party: PartyId): PersonId | null => honestPeople.find(person => person.party === party)?.id ?? null
