// Nobody signs another delegation up: one that was asked has answered or is still to be heard.
import { answerOf, partiesIn } from '../documents/plan-answers.ts'
import type { RoleInAction } from '../documents/plan-answers.ts'
import type { ActionPlain } from '../documents/plan.ts'
import type { ActionId } from '../ids.ts'
import { actionRule } from './rule.ts'
import type { Found } from './rule.ts'

export const coLeaderSilent = actionRule({
  id: 'co-leader/silent',
  severity: 'to-look-at',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: (id, action) => silentIn(id, action, 'co-leader', 'coLeaders'),
})

export const participantSilent = actionRule({
  id: 'participant/silent',
  severity: 'to-look-at',
  source: { document: 'staff-working-document', passage: 'sixth principle: Freedom of action' },
  check: (id, action) => silentIn(id, action, 'participant', 'participants'),
})

export const participantAlsoLeader = actionRule({
  id: 'participant/also-leader',
  severity: 'to-look-at',
  source: { document: 'house-rule', passage: 'a delegation is counted once in an action' },
  check: (id, { leader, participants }) => {
    if (leader === undefined || participants[leader.party] === undefined) return null
    const { party } = leader
    return {
      path: ['actions', id, 'participants'],
      values: { party },
      remedy: { do: 'remove-participant', action: id, party },
    }
  },
})

/** One finding for all that are silent: twenty lines that say the same hide the one that does not. The action leader
 *  listed among the participants is another rule's matter. */
function silentIn(id: ActionId, action: ActionPlain, role: RoleInAction, field: 'coLeaders' | 'participants'): Found | null {
  const silent = partiesIn(action, role).filter(
    party => party !== action.leader?.party && answerOf(action, role, party) === 'asked',
  )
  const [party] = silent
  if (party === undefined) return null
  return {
    path: ['actions', id, field],
    values: { party, count: silent.length },
    remedy: { do: 'ask-delegations', action: id, role, parties: silent },
  }
}
