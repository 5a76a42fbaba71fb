import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlanId } from '../../../shared/ids.ts'
import { applyPatch, isEmptyPatch, patchOf, PlanPatch, summaryOf } from '../../../shared/projection/plan-summary.ts'
import { LiveMessage } from '../../../shared/protocol/live.ts'
import { actionId, anAction, aPlan, goal, goalsOfCycle } from '../../fixtures/a-plan.ts'
import { anyPlan } from '../../fixtures/any-plan.ts'

const context = { plan: PlanId.parse('ms-2026'), goalsOfCycle }
const summaryFrom = (...args: Parameters<typeof aPlan>) => summaryOf(aPlan(...args), context)

// fast-check prints the seed and the smallest plans with every failure.
test('for any two summaries, the patch between them makes the second of the first, also after the wire', () => {
  fc.assert(fc.property(anyPlan, anyPlan, (before, after) => {
    const [previous, next] = [summaryOf(before, context), summaryOf(after, context)]
    const patch = PlanPatch.parse(JSON.parse(JSON.stringify(patchOf(previous, next))))
    expect(applyPatch(previous, patch)).toEqual(next)
  }))
})

test('for any summary, the patch to itself is empty', () => {
  fc.assert(fc.property(anyPlan, plan => {
    expect(isEmptyPatch(patchOf(summaryOf(plan, context), summaryOf(structuredClone(plan), context)))).toBe(true)
  }))
})

test('a patch holds what changed and nothing else', () => {
  const stays = anAction({ id: actionId('stays') })
  const goes = anAction({ id: actionId('goes'), order: 'a5' })
  const previous = summaryFrom({ actions: [stays, goes] })
  const next = summaryFrom({ actions: [stays], gapReasons: { [goal(2)]: 'covered' }, status: 'consultation' })
  expect(patchOf(previous, next)).toEqual({
    header: { status: 'consultation', counts: next.counts, findings: next.findings },
    cells: { [goal(1)]: next.cells[goal(1)], [goal(2)]: next.cells[goal(2)] },
    actions: { [goes.id]: null },
  })
  expect(applyPatch(previous, patchOf(previous, next)).actions[stays.id]).toBe(previous.actions[stays.id])
})

test('live messages carry summaries, patches and who is here, and refuse what they do not know', () => {
  const summary = summaryFrom({ actions: [anAction()] })
  const plan = context.plan
  const messages = [
    { type: 'summary', plan, version: 1, summary },
    { type: 'patch', plan, version: 2, patch: patchOf(summary, summaryFrom({})) },
    { type: 'gone', plan },
    { type: 'presence', plan, people: [{ person: 'A'.repeat(21), name: 'A drafter', party: 'ms-it', where: ['actions', actionId('only'), 'title'] }] },
    { type: 'ready' },
    { type: 'alive' },
  ]
  for (const message of messages) expect(LiveMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  expect(LiveMessage.safeParse({ type: 'summary', plan, version: 1, summary: { ...summary, text: 'secret' } }).success).toBe(false)
})
