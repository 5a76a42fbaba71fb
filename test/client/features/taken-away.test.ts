// Why somebody can no longer write where they were writing, between two readings of the plan.
import { expect, it } from 'vitest'
import { lossAt } from '../../../client/features/plan/taken-away.ts'
import { contributionKey } from '../../../shared/documents/plan.ts'
import type { ActionPlain, PlanPlain } from '../../../shared/documents/plan.ts'
import { RowId } from '../../../shared/ids.ts'
import { actionId, anAction, aPlan, party } from '../../fixtures/a-plan.ts'

const action = actionId('only')
const withAction = (options: Parameters<typeof anAction>[0]): PlanPlain => aPlan({ actions: [anAction({ id: action, ...options })] })
const changed = (plan: PlanPlain, fields: Partial<ActionPlain>): PlanPlain => {
  const was = plan.actions[action]
  if (was === undefined) throw new Error('no such action')
  return { ...plan, actions: { ...plan.actions, [action]: { ...was, ...fields } } }
}
const inStatus = (plan: PlanPlain, status: 'final-draft'): PlanPlain => ({ ...plan, record: { ...plan.record, status } })

const plan = withAction({ participants: ['ms-it', 'ms-fr'], indicators: [{ name: 'Cases' }] })
const row = RowId.parse(Object.keys(plan.actions[action]?.indicators ?? {})[0])
const proposal = withAction({ proposedBy: 'ms-mt' })
const description = ['actions', action, 'description']
const ownRow = ['actions', action, 'contributions', contributionKey(party('ms-it'), 'people')]
const withoutItaly = withAction({ participants: ['ms-fr'], indicators: [{ name: 'Cases' }] })
const rowGone = changed(plan, { indicators: Object.fromEntries(Object.entries(plan.actions[action]?.indicators ?? {}).map(([id, indicator]) => [id, { ...indicator, removed: true }])) as ActionPlain['indicators'] })

it.each([
  ['an action that is removed', description, null, plan, changed(plan, { removed: true }), true, { type: 'action-removed', action }],
  ['an action that is removed, for whoever may not write in it any more either', description, null, plan, changed(plan, { removed: true }), false, { type: 'action-removed', action }],
  ['the row of a delegation that is taken out', ownRow, null, plan, withoutItaly, false, { type: 'taken-out', action, party: 'ms-it' }],
  ['the same row while another delegation is taken out', ownRow, null, plan, withAction({ participants: ['ms-it'] }), true, null],
  ['a row of indicators that is removed', ['actions', action, 'indicators'], row, plan, rowGone, true, { type: 'row-removed', action }],
  ['a proposal that is taken into the plan', description, null, proposal, changed(proposal, { takenIn: true }), false, { type: 'taken-in', action }],
  ['a text that a step of status closes', description, null, plan, inStatus(plan, 'final-draft'), false, { type: 'step' }],
  ['a text that stays open over a step', description, null, plan, inStatus(plan, 'final-draft'), true, null],
  ['a text of which the right has ended', ['aim'], null, plan, plan, false, { type: 'right-ended' }],
  ['a text in which others write', description, null, plan, changed(plan, { description: 'More' }), true, null],
] as const)('%s', (_what, path, inRow, was, is, mayWrite, loss) => {
  expect(lossAt({ path, row: inRow }, was, is, mayWrite)).toEqual(loss)
})
