// Work in steps on the thread of the server: others have their turn after a while, and what it comes to is what it comes to at once.
import { expect, test } from 'vitest'
import { inTurns } from '../../server/in-turns.ts'
import { systemClock } from '../../server/clock.ts'
import { comparing, planDifference } from '../../shared/history/plan-difference.ts'
import { planView } from '../../shared/documents/plan.ts'
import { fillTitle } from '../../shared/schema/rich-text-writing.ts'
import { fullPlan, sampleDocuments } from '../fixtures/a-plan-document.ts'

test('others have their turn as soon as steps have taken a while, and not after each', async () => {
  let [ms, turns] = [0, 0]
  const clock = { ...systemClock, steadyMs: () => ms, soon: (act: () => void) => { turns++; systemClock.soon(act) } }
  function* work(): Generator<void, string> {
    for (let step = 0; step < 12; step++) {
      ms += 3
      yield
    }
    return 'done'
  }
  expect(await inTurns(work(), clock)).toBe('done')
  expect(turns).toBe(4)
})

test('comparing two states of a plan has a step for every action, and comes to the same', async () => {
  const [before, after] = [fullPlan(), ...sampleDocuments.map(({ make }) => make()).toSorted((a, b) => b.getMap('actions').size - a.getMap('actions').size)]
  if (after === undefined) throw new Error('the sample has plans')
  const plan = planView(after)
  for (const id of plan.roots.actions.ids()) {
    const title = plan.roots.actions.get(id)?.title
    if (title !== undefined) fillTitle(title.fragment, `Anew ${id}`)
  }
  let steps = 0
  for (const _ of comparing(before, after)) steps++
  expect(steps).toBeGreaterThan(after.getMap('actions').size)
  expect(await inTurns(comparing(before, after))).toEqual(planDifference(before, after))
})
