// A refused edit leaves the page right and the words with their author; what else was written goes through by itself.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, goal } from '../../fixtures/a-plan.ts'
import { actionOf, aimOf, anna, aWorld, editorOrigin, firstRun, openInStep, openPlan, plainOfPeer, saved, theAction, type, typeAim, viewOfPlan } from './plan-world.ts'
import type { World } from './plan-world.ts'

const refusal = { code: 'mandate/not-your-delegation', path: ['actions', theAction, 'goal'] }

/** Refuses each update that would leave the action with this goal. */
function refuseGoal(world: World, forbidden: string): void {
  world.peer.judge = update => {
    const trial = new Y.Doc()
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(world.peer.doc))
    Y.applyUpdate(trial, update)
    return planPlain(trial).actions[theAction]?.goal === forbidden ? refusal : 'accept'
  }
}

test('a refused edit is taken back, kept aside, and what was written after it goes through by itself', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  const { doc } = page
  typeAim(page, 'before ')
  actionOf(page).goal.set(goal(2))
  actionOf(page).kind.set('training')
  typeAim(page, 'after')
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))

  expect(page.doc).not.toBe(doc)
  expect(page.doc.clientID).not.toBe(doc.clientID)
  expect(planPlain(page.doc)).toEqual(plainOfPeer(world))
  expect(plainOfPeer(world)).toMatchObject({ aim: 'before after', actions: { [theAction]: { kind: 'training' } } })
  expect(plainOfPeer(world).actions[theAction]?.goal).toBeUndefined()
  expect(page.refusals()).toMatchObject([{ refusal }])
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'refused', refusal }, places: [{ path: ['actions', theAction, 'goal'], mine: goal(2) }] }])
})

test('a plan that is closed and opened again to a delegation shows nothing of what was set aside meanwhile', async () => {
  const world = aWorld()
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'Disrupt smuggling'))
  const page = await openInStep(world, world.device.openTab())
  page.doc.transact(() => firstRun(page.doc.getXmlFragment('aim')).delete(0, 8), editorOrigin)
  world.peer.cut(4403)
  await world.clock.until('it is kept aside', () => page.keptWords().length === 1)
  page.resume()
  await world.clock.until('it is in step again', () => page.status().state === 'live')
  expect(aimOf(page.doc)).toBe('Disrupt smuggling')
  typeAim(page, '!')
  await world.clock.until('it is saved', saved(page))
  expect([aimOf(page.doc), aimOf(world.peer.doc)]).toEqual(['Disrupt smuggling!', 'Disrupt smuggling!'])
  expect(page.refusals()).toEqual([])
})

test('words that are discarded while the device takes nothing do not come back with its room', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.pass(100)
  world.device.store.isFull = true
  typeAim(page, 'more')
  await world.clock.until('the device takes nothing', () => !page.status().keptOnDevice)
  page.discard(page.keptWords()[0]?.id ?? '')
  await world.clock.pass(100)
  world.device.store.isFull = false
  world.peer.cut(1012)
  await world.clock.until('the device takes something', () => page.status().keptOnDevice)
  await world.clock.pass(1_000)
  expect(page.keptWords()).toEqual([])
  expect(world.device.store.records.size).toBe(0)
})

test('kept words that a full device could not take are written when it has room, though their page was left', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  refuseGoal(world, goal(2))
  world.device.store.isFull = true
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.pass(100)
  page.close()
  await world.clock.pass(30_000)
  expect(tab.wouldWarn).toBe(true)
  // Who left is not seen in the plan meanwhile.
  expect(world.peer.openConnections).toBe(0)
  world.device.store.isFull = false
  await world.clock.until('nothing would be lost', () => !tab.wouldWarn)
  expect(tab.isWatched).toBe(false)
  const later = await openInStep(world, world.device.openTab())
  expect(later.keptWords()).toMatchObject([{ places: [{ mine: goal(2) }] }])
})

test('kept words outlive the tab until they are discarded', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.pass(100)
  tab.die()
  const later = await openInStep(world, world.device.openTab())
  const [kept] = later.keptWords()
  expect(kept?.places[0]?.mine).toBe(goal(2))
  later.discard(kept?.id ?? '')
  await world.clock.pass(100)
  expect(world.device.store.records.size).toBe(0)
})

test('kept words are applied again once they may be written, and are kept no longer', async () => {
  const world = aWorld()
  let mayWrite = false
  const page = openPlan(world.device.openTab(), anna, () => mayWrite)
  await world.clock.until('the page is in step', () => page.status().state === 'live')
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  // A colleague has chosen meanwhile.
  world.peer.write(doc => planView(doc).roots.actions.get(theAction)?.goal.set(goal(3)))
  await world.clock.until('the colleague’s choice is shown', () => planPlain(page.doc).actions[theAction]?.goal === goal(3))
  const [kept] = page.keptWords()
  if (kept === undefined) throw new Error('it was kept')
  expect(page.mayReapply(kept)).toBe(false)
  page.reapplyKept(kept.id)
  expect(page.keptWords()).toHaveLength(1)

  mayWrite = true
  world.peer.judge = () => 'accept'
  expect(page.mayReapply(kept)).toBe(true)
  page.reapplyKept(kept.id)
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[theAction]?.goal).toBe(goal(2))
  expect(page.keptWords()).toEqual([])
})

test('what is typed while the page starts afresh is not lost', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the edit was refused', () => page.refusals().length === 1)
  const ended = page.doc
  typeAim(page, 'meanwhile, ')
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  // The page has not bound to the new copy yet.
  type(ended.getXmlFragment('aim'), 'at once')
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('meanwhile, at once')
  expect(page.undo.canUndo()).toBe(false)
})

test('a new action made after a refused edit is made again with what was typed in it', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  const plan = viewOfPlan(page)
  const made = actionId('made')
  actionOf(page).goal.set(goal(2))
  plan.changeForGood(() => plan.roots.actions.create(made, { order: OrderKey.parse('a1'), removed: false, goal: goal(1) }))
  const action = plan.roots.actions.get(made)
  if (action === undefined) throw new Error('the action is missing')
  type(action.title.fragment, 'Watch the ports')
  action.participants.set('ms-it' as never, { request: 'request'.padEnd(24, '-') as never })
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[made]).toMatchObject({ title: 'Watch the ports', goal: goal(1), participants: { 'ms-it': {} } })
  expect(page.keptWords()).toHaveLength(1)
})

test('a colleague who changed the same place meanwhile is not overwritten; the words are kept', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  world.peer.cut()
  world.peer.closesWith = 1012
  actionOf(page).goal.set(goal(2))
  actionOf(page).kind.set('training')
  typeAim(page, 'Anna was here')
  await world.clock.pass(100)
  world.peer.write(doc => {
    const action = doc.getMap('actions').get(theAction) as Y.Map<unknown>
    action.set('kind', 'meeting')
    firstRun(doc.getXmlFragment('aim')).insert(0, 'And Bruno ')
  })
  world.peer.closesWith = null
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('meeting')
  const words = page.keptWords().flatMap(({ reason, places }) => places.map(({ mine, theirs }) => [reason.type, mine, theirs]))
  expect(words).toEqual([
    ['refused', goal(2), undefined],
    ['changed-meanwhile', 'training', 'meeting'],
    ['changed-meanwhile', 'Anna was here', 'And Bruno '],
  ])
})

test("a colleague's words typed in between are not written twice when one's own are done again", async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  typeAim(page, 'one')
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'theirs '))
  // Which of two words written at one place comes first is drawn by their client ids.
  await world.clock.until('the words of the colleague are here', () => aimOf(page.doc).includes('theirs '))
  typeAim(page, ' two')
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  const everywhere = aimOf(world.peer.doc) + page.keptWords().flatMap(({ places }) => places.map(({ mine }) => mine)).join()
  expect(aimOf(world.peer.doc).match(/theirs/g)).toHaveLength(1)
  expect(everywhere).toContain('one')
  expect(everywhere).toContain('two')
})

test('what the person may not write today is kept without asking the server', async () => {
  const world = aWorld()
  const page = openPlan(world.device.openTab(), anna, path => path[2] !== 'kind')
  await world.clock.until('the page is in step', () => page.status().state === 'live')
  refuseGoal(world, goal(2))
  actionOf(page).goal.set(goal(2))
  actionOf(page).kind.set('training')
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(page.keptWords().map(({ reason }) => reason.type)).toEqual(['refused', 'not-allowed'])
})

test('a restored plan takes unsent work where it still fits, and the rest is kept', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.cut()
  world.peer.closesWith = 1012
  typeAim(page, 'unsent')
  actionOf(page).kind.set('training')
  await world.clock.pass(100)
  world.peer.epoch = 'epoch-2'
  world.peer.doc = new Y.Doc()
  seedText(world.peer.doc.getXmlFragment('aim'))
  world.peer.closesWith = null
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('unsent')
  expect(aimOf(page.doc)).toBe('unsent')
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'changed-meanwhile' }, places: [{ mine: 'training' }] }])
})

test('work of a dead tab from before a restore is done again by the next page', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.cut()
  world.peer.closesWith = 1012
  typeAim(page, 'unsent')
  await world.clock.pass(100)
  tab.die()
  world.peer.epoch = 'epoch-2'
  world.peer.doc = new Y.Doc()
  seedText(world.peer.doc.getXmlFragment('aim'))
  world.peer.closesWith = null
  const later = await openInStep(world, world.device.openTab())
  expect(later.generation).toBe(1)
  expect(aimOf(later.doc)).toBe('unsent')
  await world.clock.until('it is saved', saved(later))
  expect(aimOf(world.peer.doc)).toBe('unsent')
})

test('words written into a place that was gone are kept for their author', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.judge = () => 'lost-place'
  typeAim(page, 'nowhere to stand')
  await world.clock.until('it is settled', saved(page))
  expect(page.keptWords()).toMatchObject([{ reason: { type: 'place-gone' }, places: [{ path: ['aim'], mine: 'nowhere to stand' }] }])
  expect(page.generation).toBe(1)
})

test('an update too large for one message is not sent, and its words are kept', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  actionOf(page).kind.set('training')
  typeAim(page, 'x'.repeat(600 * 1024))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toHaveLength(1)
  expect(plainOfPeer(world)).toMatchObject({ aim: '', actions: { [theAction]: { kind: 'training' } } })
  expect(page.keptWords()[0]?.reason).toEqual({ type: 'refused', refusal: { code: 'update/too-large', path: ['aim'] } })
})

test('an edit of a client id that is finished is done again under another', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.judge = () => {
    world.peer.judge = () => 'accept'
    return { code: 'client-id/finished', path: [] }
  }
  typeAim(page, 'still here')
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('still here')
  expect(page.keptWords()).toEqual([])
})

test('nothing is refused for ever: every edit ends in the plan or among the kept words', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.judge = () => ({ code: 'client-id/finished', path: [] })
  typeAim(page, 'never')
  await world.clock.until('it is settled', saved(page))
  expect(page.keptWords()).toMatchObject([{ places: [{ mine: 'never' }] }])
})

test("a person's own undo starts afresh with a new generation and goes on working", async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  refuseGoal(world, goal(2))
  const { undo } = page
  actionOf(page).kind.set('training')
  await world.clock.until('it is saved', saved(page))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  expect(page.undo).not.toBe(undo)
  expect(page.undo.canUndo()).toBe(false)
  actionOf(page).kind.set('meeting')
  page.undo.undo()
  await world.clock.until('it is saved', saved(page))
  expect(plainOfPeer(world).actions[theAction]?.kind).toBe('training')
})

test('words that were stored before their acknowledgement was heard are not written a second time after a refusal', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'seize assets')
  await world.clock.until('it is stored', () => aimOf(world.peer.doc) === 'seize assets')
  world.peer.write(doc => {
    const run = firstRun(doc.getXmlFragment('aim'))
    run.insert(0, 'Together ')
    run.insert(run.length, ', quickly')
  })
  world.peer.judge = () => ({ code: 'value/not-allowed', path: [] })
  actionOf(page).kind.set('training')
  await world.clock.until('it was refused', () => page.refusals().length === 1)
  world.peer.judge = () => 'accept'
  world.peer.holdsAcknowledgements = false
  await world.clock.until('all is settled', () => page.status().saved === 'saved' && page.status().unsent === 0)
  expect(aimOf(world.peer.doc)).toBe('Together seize assets, quickly')
  expect(aimOf(page.doc)).toBe('Together seize assets, quickly')
})
