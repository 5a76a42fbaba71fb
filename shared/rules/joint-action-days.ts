// Joint action days are joint: at least two delegations take part beside whoever leads.
import { answerOf, partiesIn } from '../documents/plan-answers.ts'
import type { ActionPlain } from '../documents/plan.ts'
import { hasJointActionDays } from '../documents/planned-days.ts'
import { actionRule } from './rule.ts'

const fewestParticipants = 2

export const jointActionDayParticipants = actionRule({
  id: 'joint-action-day/two-participants',
  severity: 'to-look-at',
  source: { document: 'staff-working-document', passage: 'footnote 12; the number is a house rule' },
  check: (id, action) => {
    if (!hasJointActionDays(action)) return null
    const count = participantsOf(action)
    if (count >= fewestParticipants) return null
    const path = ['actions', id, 'participants']
    return { path, values: { count }, remedy: { do: 'choose', path } }
  },
})

/** Whoever has declined takes no part, and the action leader is counted as leader. */
function participantsOf(action: ActionPlain): number {
  return partiesIn(action, 'participant').filter(
    party => party !== action.leader?.party && answerOf(action, 'participant', party) !== 'declined',
  ).length
}
