// Only what this page began is sent.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ActionId } from '../../../shared/ids.ts'
import { richTextToJson } from '../../../shared/schema/rich-text-reading.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, goal } from '../../fixtures/a-plan.ts'
import { actionOf, aimOf, aWorld, editorOrigin, firstRun, openInStep, plainOfPeer, saved, theAction, typeAim, viewOfPlan } from './plan-world.ts'
import type { PlanReplica, World } from './plan-world.ts'

const aimRun = (doc: Y.Doc): Y.XmlText => firstRun(doc.getXmlFragment('aim'))

/** Two people format the same words at once, which leaves marks that Yjs would tidy up on every replica that receives them.
 *  Resolves to how often this page did. */
async function formatAtOnce(world: World, page: PlanReplica): Promise<number> {
  let tidied = 0
  page.doc.on('afterTransaction', transaction => {
    if (transaction.local && transaction.origin === null && transaction.deleteSet.clients.size > 0) tidied++
  })
  const elsewhere = new Y.Doc()
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(world.peer.doc))
  const vector = Y.encodeStateVector(elsewhere)
  aimRun(elsewhere).format(0, 5, { bold: {} })
  world.peer.write(doc => aimRun(doc).format(0, 5, { bold: {} }))
  await world.clock.pass(50)
  world.peer.say({ type: 'committed', seq: 99, proof: '', update: Y.encodeStateAsUpdate(elsewhere, vector) })
  await world.clock.pass(50)
  return tidied
}

test('a page tidies nothing up by itself after others, and sends nothing of theirs', async () => {
  const world = aWorld()
  world.peer.write(doc => aimRun(doc).insert(0, 'Disrupt smuggling'))
  const page = await openInStep(world, world.device.openTab())
  expect(await formatAtOnce(world, page)).toBe(0)
  expect(page.status().unsent).toBe(0)
  expect(world.peer.updates).toEqual([])
  // And it leaves no gap: what the person writes next is taken.
  typeAim(page, '!')
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('Disrupt smuggling!')
})

test('words that a colleague deleted and brought back while they were made bold are bold on every page', async () => {
  const world = aWorld()
  world.peer.write(doc => aimRun(doc).insert(0, 'Disrupt smuggling'))
  const page = await openInStep(world, world.device.openTab())
  // Of what two people put in one place Yjs puts the lower client id first: here the mark, then the words brought back.
  world.peer.doc.clientID = page.doc.clientID + 1
  const undo = new Y.UndoManager(world.peer.doc.getXmlFragment('aim'), { trackedOrigins: new Set([null]) })
  page.doc.transact(() => aimRun(page.doc).format(0, 7, { bold: {} }), editorOrigin)
  world.peer.write(doc => aimRun(doc).delete(0, 7))
  await world.clock.pass(5)
  const before = Y.encodeStateVector(world.peer.doc)
  undo.undo()
  world.peer.say({ type: 'committed', seq: 99, proof: '', update: Y.encodeStateAsUpdate(world.peer.doc, before) })
  await world.clock.until('it is saved', saved(page))
  const stored = richTextToJson(world.peer.doc.getXmlFragment('aim'))
  expect(JSON.stringify(stored)).toContain('bold')
  expect(richTextToJson(page.doc.getXmlFragment('aim'))).toEqual(stored)
})

test("others' edits are never sent back", async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.write(doc => aimRun(doc).insert(0, 'from elsewhere'))
  await world.clock.pass(100)
  expect(aimOf(page.doc)).toBe('from elsewhere')
  expect(world.peer.updates).toEqual([])
})

test('undo and redo are edits of their own', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  actionOf(page).goal.set(goal(1))
  actionOf(page).goal.set(goal(2))
  page.undo.undo()
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[theAction]?.goal).toBe(goal(1))
  page.undo.redo()
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[theAction]?.goal).toBe(goal(2))
})

test('the origin of an editor that was bound later is known from what undo follows', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const lateEditor = { name: 'late editor' }
  typeAim(page, 'words')
  await world.clock.until('it is saved', saved(page))
  page.undo.manager.trackedOrigins.add(lateEditor)
  // A deletion adds nothing under the page's client id, so only the origin says whose it is.
  page.doc.transact(() => aimRun(page.doc).delete(0, 2), lateEditor)
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('rds')
})

test('each edit is kept with the plain values of the places it touched', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.judge = () => ({ code: 'mandate/reader', path: [] })
  const plan = viewOfPlan(page)
  typeAim(page, 'The aim')
  await world.clock.until('the edit was refused', () => page.generation === 2)
  expect(page.keptWords().at(-1)?.places).toEqual([{ path: ['aim'], theirs: '', mine: 'The aim' }])

  const made = ActionId.parse(actionId('made'))
  plan.changeForGood(() => undefined)
  const view = viewOfPlan(page)
  view.changeForGood(() => view.roots.actions.create(made, { order: OrderKey.parse('a1'), removed: false }))
  await world.clock.until('the edit was refused', () => page.generation === 3)
  expect(page.keptWords().at(-1)?.places).toMatchObject([{ path: ['actions', made], mine: { removed: false, title: '' } }])

  const both = viewOfPlan(page)
  both.change(() => {
    both.roots.actions.get(theAction)?.goal.set(goal(1))
    both.roots.actions.get(theAction)?.goalsServed.set(goal(2), true)
  })
  await world.clock.until('the edit was refused', () => page.generation === 4)
  expect(page.keptWords().at(-1)?.places).toEqual([
    { path: ['actions', theAction, 'goal'], mine: goal(1) },
    { path: ['actions', theAction, 'goalsServed', goal(2)], mine: true },
  ])
})

test('an edit under an unknown origin that writes under the own client id is sent, so that no gap is left', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  page.doc.transact(() => aimRun(page.doc).insert(0, 'found its way'), 'unknown')
  typeAim(page, ' in')
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('found its way in')
})

test('a change of format only is sent, and has no words to keep when it is refused', async () => {
  const world = aWorld()
  world.peer.write(doc => aimRun(doc).insert(0, 'Disrupt smuggling'))
  const page = await openInStep(world, world.device.openTab())
  world.peer.judge = () => ({ code: 'mandate/reader', path: ['aim'] })
  page.doc.transact(() => aimRun(page.doc).format(0, 7, { bold: {} }), editorOrigin)
  await world.clock.until('the edit was refused', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(page.keptWords()).toEqual([])
  expect(page.refusals()).toHaveLength(1)
})
