import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { answerKey, planPlain, planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { GoalId } from '../../../shared/ids.ts'
import { partiesById } from '../../../shared/parties/parties.ts'
import { findingsOf } from '../../../shared/rules/findings.ts'
import { ruleIds } from '../../../shared/rules/rule-ids.ts'
import { samplePlans } from '../../../shared/sample/content/index.ts'
import type { SamplePlan } from '../../../shared/sample/content/index.ts'
import { fillPlan } from '../../../shared/sample/fill-plan.ts'
import { newPlan } from '../../../server/plans/new-plan.ts'
import { aRecord, party } from '../../server/sync/gate-fixture.ts'

const goalsOf = (cycle: string): GoalId[] => [1, 2, 3, 4, 5, 6, 7].map(number => GoalId.parse(`${cycle}/goal-${number}`))

function sampleOf({ content, periodStart, periodEnd }: SamplePlan, seed: number): { plain: PlanPlain; goals: GoalId[]; references: number } {
  const cycle = content.area.slice(0, 9)
  const goals = goalsOf(cycle)
  let references = 0
  const { rows } = newPlan(aRecord({ area: content.area, cycle, periodStart, periodEnd }), goals, '2026-11-24T00:00:00.000Z', plan =>
    fillPlan(plan, content, { seed, cycle, periodStart, periodEnd, driver: party('ms-de'), without: [party('ms-mt')], isComplete: periodEnd < '2026-01-01', giveReference: () => { references++ } }))
  const doc = new Y.Doc()
  for (const row of rows) Y.applyUpdate(doc, row.bytes)
  return { plain: planPlain(doc), goals, references }
}

const all = samplePlans.map((plan, index) => sampleOf(plan, 7 * index + 3))

test('the sample has at least 180 actions besides the large plan, 10 to 25 a plan, and one plan of 120', () => {
  const counts = all.map(({ plain }) => Object.keys(plain.actions).length)
  const current = samplePlans.flatMap((plan, index) => (plan.periodStart === '2026-01-01' && counts[index] !== 120 ? [counts[index] ?? 0] : []))
  expect(counts.filter(count => count === 120)).toHaveLength(1)
  expect(current.length).toBeGreaterThanOrEqual(12)
  expect(Math.min(...current)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...current)).toBeLessThanOrEqual(25)
  expect(current.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(180)
})

test('every action is given a reference, and nobody of Malta is named anywhere', () => {
  for (const { plain, references } of all) {
    expect(references).toBe(Object.keys(plain.actions).length)
    expect(JSON.stringify(plain)).not.toContain('ms-mt')
  }
})

test('nobody is asked to take part in an action that it leads itself', () => {
  for (const { plain } of all) {
    for (const { leader, participants, answers } of Object.values(plain.actions).flatMap(action => action ?? [])) {
      const also = leader === undefined ? undefined : participants[leader.party]
      if (leader !== undefined && also !== undefined) expect(answers[answerKey(leader.party, 'participant', also.request)]?.answer).toBe('confirmed')
    }
  }
})

test('everything in the sample is what the schema holds', () => {
  const { fields } = planSchema.roots.actions
  for (const { plain } of all) {
    for (const action of Object.values(plain.actions)) {
      if (action === undefined) continue
      for (const id of Object.keys(action.participants)) expect(partiesById.has(id)).toBe(true)
      if (action.leader !== undefined) expect(fields.leader.schema.safeParse(action.leader).success).toBe(true)
      for (const [key, answer] of Object.entries(action.answers)) {
        expect(fields.answers.key.safeParse(key).success).toBe(true)
        expect(fields.answers.schema.safeParse(answer).success).toBe(true)
      }
      expect(planSchema.roots.actions.constraints.every(constraint => constraint.holds({ ...action }))).toBe(true)
    }
  }
})

test('every finding about goals and actions occurs in the plans in drafting, and none in those of 2025', () => {
  const found = new Set<string>()
  all.forEach(({ plain, goals }, index) => {
    const findings = findingsOf(plain, goals).filter(finding => finding.subject.kind !== 'plan').map(finding => finding.rule)
    if (samplePlans[index]?.periodStart === '2026-01-01') for (const rule of findings) found.add(rule)
    else expect(findings).toEqual([])
  })
  // No sample gives the days of joint action days away.
  expect([...found].sort()).toEqual(ruleIds.filter(rule => !/^(co-)?driver\//.test(rule) && rule !== 'joint-action-days/date-in-text').toSorted())
})

test('the same seed gives the same plan', () => {
  const [plan] = samplePlans
  if (plan === undefined) throw new Error('there is a sample')
  const withoutOrder = (plain: PlanPlain): unknown => JSON.parse(JSON.stringify(plain.actions, (key, value: unknown) => (key === 'order' ? undefined : value)))
  expect(withoutOrder(sampleOf(plan, 5).plain)).toEqual(withoutOrder(sampleOf(plan, 5).plain))
  expect(withoutOrder(sampleOf(plan, 5).plain)).not.toEqual(withoutOrder(sampleOf(plan, 6).plain))
})
