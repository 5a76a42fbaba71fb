// An action has exactly one action leader, who has accepted. One from outside the Member States and EU agencies also
// needs the driver's word, because it leads under the driver's responsibility.
import { answerOf, isConfirmedByDriver } from '../documents/plan-answers.ts'
import { isOutsideLeader } from '../parties/eligibility.ts'
import { actionRule } from './rule.ts'

export const actionLeaderMissing = actionRule({
  id: 'action-leader/missing',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'footnote 5; that there is exactly one is inferred' },
  check: (id, { leader }) => {
    const path = ['actions', id, 'leader']
    return leader === undefined ? { path, remedy: { do: 'choose', path } } : null
  },
})

export const actionLeaderNotAccepted = actionRule({
  id: 'action-leader/not-accepted',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: (id, action) => {
    if (action.leader === undefined) return null
    const { party } = action.leader
    const answer = answerOf(action, 'action-leader', party)
    if (answer !== 'asked' && answer !== 'to-be-confirmed') return null
    return {
      path: ['actions', id, 'leader'],
      values: { party },
      remedy: { do: 'ask-delegations', action: id, role: 'action-leader', parties: [party] },
    }
  },
})

export const actionLeaderDeclined = actionRule({
  id: 'action-leader/declined',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: (id, action) => {
    if (action.leader === undefined || answerOf(action, 'action-leader', action.leader.party) !== 'declined') return null
    const path = ['actions', id, 'leader']
    return { path, values: { party: action.leader.party }, remedy: { do: 'choose', path } }
  },
})

export const actionLeaderNotConfirmedByDriver = actionRule({
  id: 'action-leader/not-confirmed-by-driver',
  severity: 'to-fix',
  source: { document: 'terms', passage: 'staff working document, footnote 5' },
  check: (id, action, { driver }) => {
    const { leader } = action
    if (leader === undefined || !isOutsideLeader(leader.party) || isConfirmedByDriver(action)) return null
    const path = ['actions', id, 'leader']
    // The count of drivers lets the sentence say that there is none yet who could confirm.
    if (driver === null) return { path, values: { party: leader.party, count: 0 } }
    return {
      path,
      values: { party: leader.party, driver, count: 1 },
      remedy: { do: 'ask-driver', action: id, request: leader.request, driver },
    }
  },
})
