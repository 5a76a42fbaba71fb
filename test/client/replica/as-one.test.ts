// What a page writes within one act leaves as one update: taken whole or refused whole.
import { expect, test } from 'vitest'
import { ActionId } from '../../../shared/ids.ts'
import { bringInActions } from '../../../shared/documents/import-actions.ts'
import { importTable } from '../../../shared/imports/import-table.ts'
import { aTable, importContext } from '../../fixtures/an-import.ts'
import { party } from '../../fixtures/a-plan.ts'
import { aWorld, openInStep, plainOfPeer, saved, viewOfPlan } from './plan-world.ts'
import type { PlanReplica } from './plan-world.ts'

const drafts = importTable(aTable('Title | Leader | KPI', 'Watch | DE | Arrests: 5', 'Wait | FR |'), importContext()).rows.map(({ draft }) => draft)
const bringIn = (page: PlanReplica): readonly ActionId[] => page.asOne(() => bringInActions(viewOfPlan(page), drafts, { party: party('ms-de'), proposes: false }))

test('actions that come in leave as one update, and one undo takes them out again, one redo brings them back', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const ids = bringIn(page)
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toHaveLength(1)
  const here = (): readonly (boolean | undefined)[] => ids.map(id => plainOfPeer(world).actions[id]?.removed)
  expect(here()).toEqual([false, false])
  page.undo.undo()
  await world.clock.until('the undo is saved', saved(page))
  expect(here()).toEqual([true, true])
  page.undo.redo()
  await world.clock.until('the redo is saved', saved(page))
  expect(here()).toEqual([false, false])
  expect(world.peer.updates).toHaveLength(3)
})

test('where the server refuses it, none of it is in the plan, and each action is kept for its author whole', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const refusal = { code: 'mandate/may-not-add', path: ['actions'] }
  world.peer.judge = () => refusal
  const ids = bringIn(page)
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  expect(Object.keys(plainOfPeer(world).actions)).toHaveLength(1)
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'refused', refusal }, places: ids.map((id, index) => ({ path: ['actions', id], mine: { title: drafts[index]?.title, removed: false } })) }])
})

test('what is written while the server cannot be reached leaves as one update when it can', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.cut(1006)
  bringIn(page)
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toHaveLength(1)
  expect(Object.values(plainOfPeer(world).actions).map(action => action?.title)).toEqual(expect.arrayContaining(['Watch', 'Wait']))
})
