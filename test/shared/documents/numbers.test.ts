// Numbers that stay, under many random changes: no two actions have ever had the same one.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { giveNumbers } from '../../../shared/documents/numbers.ts'
import { addAction, moveAction } from '../../../shared/documents/plan-commands.ts'
import { actionNumber } from '../../../shared/documents/plan-order.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { seededRandom } from '../../../shared/sample/seeded-random.ts'
import { goalsOfPlan } from '../../fixtures/a-plan-document.ts'

const give = (doc: Y.Doc): void => doc.transact(() => giveNumbers(planView(doc), planPlain(doc)))

test.each(Array.from({ length: 30 }, (_, seed) => seed))('in world %i an action keeps its number, and none is given twice', seed => {
  const { next: random } = seededRandom(seed)
  const doc = new Y.Doc()
  const plan = planView(doc)
  const ids: ActionId[] = []
  const holder = new Map<string, ActionId>()
  const numberIn = new Map<string, number>()
  const goals = goalsOfPlan.slice(0, 3)
  const anyGoal = (): GoalId => goals[Math.floor(random() * goals.length)] ?? goals[0] as GoalId
  for (let step = 0; step < 60; step++) {
    const any = ids[Math.floor(random() * ids.length)]
    const act = random()
    if (any === undefined || act < 0.4) ids.push(addAction(plan, anyGoal()))
    else if (act < 0.7) moveAction(plan, any, anyGoal(), 0)
    else plan.roots.actions.get(any)?.removed.set(act < 0.85)
    give(doc)
    const { numbers, actions } = planPlain(doc)
    for (const id of ids) {
      const given = numbers[id]
      if (given === undefined) continue
      for (const each of [given, ...(given.former ?? [])]) {
        expect(holder.get(`${each.goal} ${each.number}`) ?? id).toBe(id)
        holder.set(`${each.goal} ${each.number}`, id)
        expect(numberIn.get(`${each.goal} ${id}`) ?? each.number).toBe(each.number)
        numberIn.set(`${each.goal} ${id}`, each.number)
      }
      if (actions[id]?.removed === true) expect(actionNumber({ actions, numbers }, goalsOfPlan, id)).toBeNull()
      else expect(actionNumber({ actions, numbers }, goalsOfPlan, id)).toBe(`${goalsOfPlan.indexOf(actions[id]?.goal as GoalId) + 1}.${given.number}`)
    }
  }
  expect(holder.size).toBeGreaterThan(10)
})
