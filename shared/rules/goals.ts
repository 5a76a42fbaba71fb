// Every action serves a goal of the cycle, and every goal has an action or a reason why it has none: what ties the plans
// of a cycle together.
import { actionRule, goalRule } from './rule.ts'

export const actionWithoutGoal = actionRule({
  id: 'goal/missing',
  severity: 'to-fix',
  source: { document: 'staff-working-document', passage: 'section 3, fourth pillar' },
  check: (id, { goal }, { goalsOfCycle }) => {
    if (goal !== undefined && goalsOfCycle.includes(goal)) return null
    const path = ['actions', id, 'goal']
    return { path, remedy: { do: 'choose', path } }
  },
})

export const goalWithoutAction = goalRule({
  id: 'goal/no-action-or-reason',
  severity: 'to-look-at',
  source: { document: 'house-rule', passage: 'an empty cell of the matrix is a decision that somebody took' },
  check: (goal, { gapReason, actions }) =>
    actions === 0 && gapReason === undefined
      ? [{ path: ['goals', goal, 'gapReason'], remedy: { do: 'give-gap-reason', goal } }]
      : [],
})
