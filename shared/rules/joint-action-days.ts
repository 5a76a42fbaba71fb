// Joint action days are joint: at least two delegations take part beside whoever leads. And they surprise: no plan gives
// their days away.
import { answerOf, partiesIn } from '../documents/plan-answers.ts'
import type { ActionPlain } from '../documents/plan.ts'
import { hasJointActionDays } from '../documents/planned-days.ts'
import { holdsExactDate } from './exact-dates.ts'
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

const texts = ['title', 'description', 'expectedResult'] as const

/** Says where, and never which day: a finding is in lists, and a list goes further than the text. */
export const jointActionDayInText = actionRule({
  id: 'joint-action-days/date-in-text',
  severity: 'to-look-at',
  source: { document: 'staff-working-document', passage: 'seventh principle: surprise' },
  check: (id, action) => {
    if (!hasJointActionDays(action)) return null
    const field = texts.find(key => holdsExactDate(action[key]))
    return field === undefined ? null : { path: ['actions', id, field] }
  },
})

/** Whoever has declined takes no part, and the action leader is counted as leader. */
function participantsOf(action: ActionPlain): number {
  return partiesIn(action, 'participant').filter(
    party => party !== action.leader?.party && answerOf(action, 'participant', party) !== 'declined',
  ).length
}
