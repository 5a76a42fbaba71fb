// The document begins a new epoch without what the page had seen: what becomes of its author's saved and unsent work.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, goal } from '../../fixtures/a-plan.ts'
import { keyOfPerson } from './device.ts'
import { actionOf, aimOf, aWorld, bruno, editorOrigin, firstRun, openInStep, saved, theAction, typeAim, viewOfPlan } from './plan-world.ts'
import type { PlanReplica, World } from './plan-world.ts'
import { proofOf } from './scripted-peer.ts'

/** Puts the peer back to what it held when this was called; pages hear of it as they come back. */
function earlierState({ peer }: World): () => void {
  const state = Y.encodeStateAsUpdate(peer.doc)
  return () => {
    peer.goAway()
    peer.epoch = 'epoch-2'
    peer.doc = new Y.Doc({ gc: true })
    Y.applyUpdate(peer.doc, state)
    peer.closesWith = null
  }
}
async function begunAnew(world: World, page: PlanReplica): Promise<void> {
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
}

test('saved words that the server has lost are kept for their author, and for nobody else', async () => {
  const world = aWorld()
  const annas = await openInStep(world, world.device.openTab())
  const brunos = await openInStep(world, world.device.openTab(), bruno)
  typeAim(annas, 'There. ')
  await world.clock.until('Anna is saved', saved(annas))
  const putBack = earlierState(world)
  typeAim(annas, 'Lost. ')
  actionOf(annas).kind.set('training')
  await world.clock.until('Anna is saved', saved(annas))
  await world.clock.until('Bruno sees it', () => aimOf(brunos.doc) === 'There. Lost. ')
  putBack()
  await begunAnew(world, annas)
  await begunAnew(world, brunos)
  expect(aimOf(world.peer.doc)).toBe('There. ')
  expect(annas.keptWords()).toMatchObject([{
    reason: { type: 'rolled-back' },
    places: [
      { path: ['aim'], theirs: 'There. ', mine: 'There. Lost. ' },
      { path: ['actions', theAction, 'kind'], mine: 'training' },
    ],
  }])
  expect(brunos.keptWords()).toEqual([])
  expect(aimOf(brunos.doc)).toBe('There. ')
})

test('saved words that were lost are kept also when the data are put back once more, to the epoch that the page had left', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const state = Y.encodeStateAsUpdate(world.peer.doc)
  typeAim(page, 'Lost. ')
  await world.clock.until('it is saved', saved(page))
  // The page is told to begin anew, and before it can the data are as they were when nobody had shown a proof.
  world.peer.closesWith = 4409
  world.peer.cut(4409)
  await world.clock.until('it begins anew', () => world.peer.hellos.at(-1)?.epoch === undefined)
  world.peer.doc = new Y.Doc({ gc: true })
  Y.applyUpdate(world.peer.doc, state)
  world.peer.closesWith = null
  await world.clock.until('it is in step', () => page.generation === 2)
  expect(world.peer.epoch).toBe('epoch-1')
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ path: ['aim'], mine: 'Lost. ' }] }])
})

test('saved words that are there are not kept, also when somebody has changed them since', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  typeAim(page, 'Mine')
  actionOf(page).kind.set('training')
  await world.clock.until('it is saved', saved(page))
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'Theirs and '))
  const putBack = earlierState(world)
  await world.clock.until('it has come', () => aimOf(page.doc) === 'Theirs and Mine')
  putBack()
  await begunAnew(world, page)
  expect(page.keptWords()).toEqual([])
  expect(aimOf(page.doc)).toBe('Theirs and Mine')
})

test('a removal that was saved and is undone by a roll-back is told to its author', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  typeAim(page, 'Too much')
  await world.clock.until('it is saved', saved(page))
  const putBack = earlierState(world)
  page.doc.transact(() => firstRun(page.doc.getXmlFragment('aim')).delete(3, 5), editorOrigin)
  await world.clock.until('it is saved', saved(page))
  putBack()
  await begunAnew(world, page)
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ theirs: 'Too much', mine: 'Too' }] }])
})

test('lost words are kept also where the last thing their author did there was to delete others', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const putBack = earlierState(world)
  typeAim(page, 'Words to keep')
  await world.clock.until('it is saved', saved(page))
  page.doc.transact(() => firstRun(page.doc.getXmlFragment('aim')).delete(5, 8), editorOrigin)
  await world.clock.until('it is saved', saved(page))
  putBack()
  await begunAnew(world, page)
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ path: ['aim'], theirs: '', mine: 'Words' }] }])
})

test('an action that was made, saved and lost is kept with what stood in it', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const putBack = earlierState(world)
  const plan = viewOfPlan(page)
  plan.changeForGood(() => plan.roots.actions.create(actionId('made'), { order: OrderKey.parse('a1'), removed: false, goal: goal(1) }))
  await world.clock.until('it is saved', saved(page))
  putBack()
  await begunAnew(world, page)
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'rolled-back' }, places: [{ path: ['actions', actionId('made')], mine: { goal: goal(1) } }] }])
  expect(viewOfPlan(page).roots.actions.has(actionId('made'))).toBe(false)
})

test('lost words are kept also where unsent work of an earlier page, found on the device, is kept for the same place', async () => {
  const world = aWorld()
  const putBack = earlierState(world)
  const first = world.device.openTab()
  const earlier = await openInStep(world, first)
  typeAim(earlier, 'There. ')
  await world.clock.until('it is saved', saved(earlier))
  world.peer.goAway()
  typeAim(earlier, 'Of the earlier page. ')
  await world.clock.until('the device has it', () => earlier.status().kept === 1)
  first.die()
  world.peer.closesWith = null

  // What the device holds can be read only later.
  let isReadable = false
  const page = await openInStep(world, world.device.openTab(async person => {
    if (!isReadable) throw new Error('no key')
    return keyOfPerson(person)
  }))
  typeAim(page, 'Lost. ')
  await world.clock.until('it is saved', saved(page))
  putBack()
  world.peer.closesWith = 1006
  isReadable = true
  await world.clock.until('the earlier work is found', () => page.status().unsent === 1)
  world.peer.closesWith = null
  await begunAnew(world, page)
  expect(page.keptWords()).toMatchObject([
    { reason: { type: 'changed-meanwhile' }, places: [{ path: ['aim'], mine: 'There. Of the earlier page. ' }] },
    { reason: { type: 'rolled-back' }, places: [{ path: ['aim'], mine: 'There. Lost. ' }] },
  ])
})

test('unsent work over lost words is kept once, and unsent work elsewhere arrives', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  typeAim(page, 'There. ')
  await world.clock.until('it is saved', saved(page))
  const putBack = earlierState(world)
  typeAim(page, 'Lost. ')
  await world.clock.until('it is saved', saved(page))
  world.peer.goAway()
  typeAim(page, 'Unsent.')
  actionOf(page).kind.set('training')
  putBack()
  await begunAnew(world, page)
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'changed-meanwhile' }, places: [{ path: ['aim'], mine: 'There. Lost. Unsent.' }] }])
  expect(aimOf(world.peer.doc)).toBe('There. ')
  expect(actionOf(page).kind.get()).toBe('training')
})

test('what was stored before the new epoch began, its acknowledgement unheard, is neither doubled nor kept', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'once')
  await world.clock.until('the server has it', () => aimOf(world.peer.doc) === 'once')
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'Theirs, and '))
  const putBack = earlierState(world)
  world.peer.holdsAcknowledgements = false
  putBack()
  await begunAnew(world, page)
  expect(aimOf(world.peer.doc)).toBe('Theirs, and once')
  expect(page.keptWords()).toEqual([])
})

test('a page that comes back names what it has seen, with the proof, and only client ids that it may send under', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'news'))
  await world.clock.until('it has come', () => aimOf(page.doc) === 'news')
  const putBack = earlierState(world)
  const { seq } = world.peer
  world.peer.goAway()
  typeAim(page, ' unsent')
  await world.clock.pass(100)
  putBack()
  await begunAnew(world, page)
  expect(world.peer.hellos.findLast(({ epoch }) => epoch === 'epoch-1')).toMatchObject({ seq, proof: proofOf(seq) })
  expect(world.peer.hellos.at(-1)?.clients).toEqual([page.doc.clientID])
  expect(aimOf(world.peer.doc)).toBe('news unsent')
})
