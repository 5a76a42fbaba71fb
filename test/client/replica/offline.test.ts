// What a person writes without a network, or in a tab that dies, arrives later: once, in order, and for nobody else.
import { expect, test } from 'vitest'
import { outboxKey } from '../../../client/replica/cipher.ts'
import { goal } from '../../fixtures/a-plan.ts'
import { actionOf, aimOf, anna, aWorld, bruno, openInStep, openPlan, plainOfPeer, saved, theAction, type, typeAim } from './plan-world.ts'
import { proofOf } from './scripted-peer.ts'
import { planPlain } from '../../../shared/documents/plan.ts'

test('what is typed online is saved once the server has acknowledged it', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  expect(page.status()).toMatchObject({ state: 'live', unsent: 0, saved: 'saved', keptOnDevice: true })
  typeAim(page, 'Disrupt')
  expect(page.status()).toMatchObject({ unsent: 1, saved: 'saving' })
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('Disrupt')
  await world.clock.pass(100)
  expect(world.device.store.records.size).toBe(0)
})

test('typing within 20 ms leaves as one message, two fields as two', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  for (const character of 'Disrupt') typeAim(page, character)
  actionOf(page).goal.set(goal(1))
  actionOf(page).kind.set('training')
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toHaveLength(3)
})

test('what is written offline is counted, kept, and arrives when the network is back', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.goAway()
  for (const character of 'smuggling') {
    typeAim(page, character)
    await world.clock.pass(300)
  }
  actionOf(page).goal.set(goal(1))
  actionOf(page).kind.set('training')
  // The sign counts what would be there if the tab were gone this moment.
  expect(page.status()).toMatchObject({ state: 'offline', unsent: 3, kept: 1 })
  await world.clock.pass(100)
  expect(page.status()).toMatchObject({ state: 'offline', unsent: 3, kept: 3, saved: 'offline', keptOnDevice: true })
  world.peer.closesWith = null
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('smuggling')
  expect(plainOfPeer(world).actions[theAction]).toMatchObject({ goal: goal(1), kind: 'training' })
})

test('offline work survives the tab: the next page sends it in order before its own', async () => {
  const world = aWorld()
  const first = world.device.openTab()
  const page = await openInStep(world, first)
  world.peer.goAway()
  typeAim(page, 'one ')
  actionOf(page).kind.set('training')
  typeAim(page, 'two ')
  await world.clock.pass(100)
  expect(page.status().unsent).toBe(3)
  first.die()

  world.peer.closesWith = null
  const later = await openInStep(world, world.device.openTab())
  // What was kept is in the text from the first moment, also before the server has acknowledged it.
  expect(aimOf(later.doc)).toBe('one two ')
  typeAim(later, 'three')
  await world.clock.until('it is saved', saved(later))
  expect(aimOf(world.peer.doc)).toBe('one two three')
  expect(planPlain(later.doc)).toEqual(plainOfPeer(world))
  expect(world.peer.hellos.at(-1)?.clients).toHaveLength(2)
  await world.clock.pass(100)
  expect(world.device.store.records.size).toBe(0)
})

test('what was stored without an acknowledgement is not there twice', async () => {
  const world = aWorld()
  const first = world.device.openTab()
  const page = await openInStep(world, first)
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'once')
  await world.clock.until('the server has it', () => aimOf(world.peer.doc) === 'once')
  expect(page.status().unsent).toBe(1)
  first.die()
  world.peer.cut()
  world.peer.holdsAcknowledgements = false
  const later = await openInStep(world, world.device.openTab())
  await world.clock.until('it is saved', saved(later))
  expect(aimOf(world.peer.doc)).toBe('once')
  expect(aimOf(later.doc)).toBe('once')
})

test("a living tab's work is left to it", async () => {
  const world = aWorld()
  world.peer.holdsAcknowledgements = true
  const page = await openInStep(world, world.device.openTab())
  typeAim(page, 'mine')
  await world.clock.pass(100)
  const other = await openInStep(world, world.device.openTab())
  expect(other.status().unsent).toBe(0)
  expect(world.peer.updates).toHaveLength(1)
  expect(page.status().unsent).toBe(1)
})

test('what a tab could not send is sent by another that was open all the time, once the first is gone', async () => {
  const world = aWorld()
  const [first, second] = [world.device.openTab(), world.device.openTab()]
  const [page, other] = [await openInStep(world, first), await openInStep(world, second)]
  world.peer.goAway()
  typeAim(page, 'from the first tab')
  await world.clock.until('the device holds it', () => page.status().kept === 1)
  first.die()
  world.peer.closesWith = null
  await world.clock.until('it has arrived', () => aimOf(world.peer.doc) === 'from the first tab')
  await world.clock.until('it is settled', () => other.status().unsent === 0)
  expect(aimOf(other.doc)).toBe('from the first tab')
})

test('work of a tab that dies beside a page that is online is taken over within seconds, and is there once', async () => {
  const world = aWorld()
  world.peer.holdsAcknowledgements = true
  const first = world.device.openTab()
  const page = await openInStep(world, first)
  typeAim(page, 'once')
  await world.clock.until('it has left', () => world.peer.updates.length === 1)
  const other = await openInStep(world, world.device.openTab())
  first.die()
  await world.clock.until('it is taken over', () => other.status().unsent === 1)
  world.peer.holdsAcknowledgements = false
  world.peer.cut()
  await world.clock.until('it is settled', () => other.status().saved === 'saved' && other.status().unsent === 0)
  expect(aimOf(world.peer.doc)).toBe('once')
  expect(aimOf(other.doc)).toBe('once')
})

test('a tab that stays online finds what another left that had nothing when it looked last', async () => {
  const world = aWorld()
  const first = world.device.openTab()
  const page = await openInStep(world, first)
  const other = await openInStep(world, world.device.openTab())
  await world.clock.pass(60_000)
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'found later')
  await world.clock.until('the device holds it', () => page.status().kept === 1)
  first.die()
  world.peer.holdsAcknowledgements = false
  await world.clock.pass(31_000)
  await world.clock.until('nothing is left', () => other.status().unsent === 0 && other.status().saved === 'saved')
  expect(aimOf(world.peer.doc)).toBe('found later')
  expect(await world.device.store.list(anna, 'plan/ms-26 for ms-de')).toEqual([])
})

test('work written for one delegation is neither sent nor seen for another of the same person', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const forGermany = await openInStep(world, tab)
  world.peer.goAway()
  typeAim(forGermany, 'for Germany')
  await world.clock.until('the device holds it', () => forGermany.status().kept === 1)
  tab.die()
  world.peer.closesWith = null
  const forEuropol = openPlan(world.device.openTab(), anna, undefined, 'europol')
  await world.clock.until('the page is in step', () => forEuropol.status().state === 'live')
  await world.clock.pass(60_000)
  expect(forEuropol.status().unsent).toBe(0)
  expect(aimOf(world.peer.doc)).toBe('')
  const again = await openInStep(world, world.device.openTab())
  await world.clock.until('it has arrived', () => again.status().unsent === 0 && aimOf(world.peer.doc) === 'for Germany')
  expect(world.peer.hellos.at(-1)?.party).toBe('ms-de')
})

for (const code of [4403, 4404]) {
  test(`when a plan is closed to its writer (${code}), what was not sent is kept as words, and stays theirs`, async () => {
    const world = aWorld()
    const tab = world.device.openTab()
    const page = await openInStep(world, tab)
    world.peer.holdsAcknowledgements = true
    typeAim(page, 'my words')
    await world.clock.until('it has left', () => world.peer.updates.length === 1)
    world.peer.closesWith = code
    world.peer.cut(code)
    await world.clock.until('the page knows', () => page.status().state === 'closed')
    expect(page.status().unsent).toBe(0)
    expect(page.keptWords().flatMap(({ places }) => places.map(({ mine }) => mine))).toEqual(['my words'])
    await world.clock.pass(1_000)
    tab.die()
    const later = openPlan(world.device.openTab())
    await world.clock.until('the page knows', () => later.status().state === 'closed')
    expect(later.keptWords().flatMap(({ places }) => places.map(({ mine }) => mine))).toEqual(['my words'])
  })
}

test('an acknowledgement settles exactly as many edits as it counts', async () => {
  const world = aWorld()
  world.peer.holdsAcknowledgements = true
  const page = await openInStep(world, world.device.openTab())
  actionOf(page).kind.set('training')
  actionOf(page).goal.set(goal(1))
  actionOf(page).goal.set(goal(2))
  await world.clock.until('all have left', () => world.peer.updates.length === 3)
  world.peer.say({ type: 'acknowledgement', count: 2, seq: 9 })
  await world.clock.pass(10)
  expect(page.status().unsent).toBe(1)
  expect(page.seen()?.seq).toBe(9)
  world.peer.say({ type: 'acknowledgement', count: 3, seq: 10 })
  await world.clock.pass(10)
  expect(page.status().unsent).toBe(0)
  expect(page.seen()).toEqual({ epoch: 'epoch-1', seq: 10 })
})

test('after a cut only what is not settled is sent again, in order', async () => {
  const world = aWorld()
  world.peer.holdsAcknowledgements = true
  const page = await openInStep(world, world.device.openTab())
  actionOf(page).goal.set(goal(1))
  actionOf(page).goal.set(goal(2))
  actionOf(page).goal.set(goal(3))
  await world.clock.until('all have left', () => world.peer.updates.length === 3)
  world.peer.say({ type: 'acknowledgement', count: 1, seq: 5 })
  await world.clock.pass(10)
  const sent = world.peer.updates.slice(1)
  world.peer.updates.length = 0
  world.peer.holdsAcknowledgements = false
  world.peer.cut()
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toEqual(sent)
  // A hello names the newest seq that came with a proof, which an acknowledgement alone does not bring.
  expect(world.peer.hellos.at(-1)).toMatchObject({ epoch: 'epoch-1', seq: 1, proof: proofOf(1) })
})

test("another person at the same browser neither reads nor sends one's work", async () => {
  const world = aWorld()
  const first = world.device.openTab()
  const page = await openInStep(world, first)
  world.peer.goAway()
  typeAim(page, 'confidential')
  await world.clock.pass(100)
  first.die()
  world.peer.closesWith = null
  const brunos = await openInStep(world, world.device.openTab(), bruno)
  await world.clock.pass(1000)
  expect(brunos.status().unsent).toBe(0)
  expect(aimOf(world.peer.doc)).toBe('')
  const [record] = world.device.store.records.values()
  expect(new TextDecoder().decode(record?.sealed)).not.toContain('confidential')

  // Even under her name and with the records at hand, another key opens nothing; and nothing is destroyed.
  const otherKey = await outboxKey(new Uint8Array(32))
  const intruder = openPlan(world.device.openTab(async () => otherKey))
  await world.clock.until('the page is in step', () => intruder.status().state === 'live')
  expect(aimOf(intruder.doc)).toBe('')
  const annas = await openInStep(world, world.device.openTab(), anna)
  await world.clock.until('it is saved', saved(annas))
  expect(aimOf(world.peer.doc)).toBe('confidential')
})

test('a device that takes nothing more is said so, closing asks, and the work still arrives', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.goAway()
  typeAim(page, 'kept ')
  await world.clock.pass(100)
  expect(tab.wouldWarn).toBe(false)
  world.device.store.isFull = true
  actionOf(page).kind.set('training')
  await world.clock.pass(100)
  expect(page.status()).toMatchObject({ keptOnDevice: false, unsent: 2 })
  expect(tab.wouldWarn).toBe(true)
  world.peer.closesWith = null
  await world.clock.until('it is saved', saved(page))
  expect(tab.wouldWarn).toBe(false)
  expect(plainOfPeer(world)).toMatchObject({ aim: 'kept ', actions: { [theAction]: { kind: 'training' } } })
})

test('without a key the page goes on in memory, and keeps the work as soon as there is one', async () => {
  const world = aWorld()
  let isReachable = false
  const key = await outboxKey(new Uint8Array(32))
  const tab = world.device.openTab(async () => {
    if (!isReachable) throw new Error('offline')
    return key
  })
  const page = openPlan(tab)
  await world.clock.until('the page is in step', () => page.status().state === 'live')
  world.peer.goAway()
  typeAim(page, 'words')
  await world.clock.pass(100)
  expect(page.status().keptOnDevice).toBe(false)
  isReachable = true
  await world.clock.until('it is kept', () => page.status().keptOnDevice)
  expect(world.device.store.records.size).toBe(1)
  expect(tab.wouldWarn).toBe(false)
})

test('a long spell of typing offline is one record, and much work leaves at a pace that the server bears', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.goAway()
  for (let n = 0; n < 400; n++) {
    typeAim(page, 'x')
    await world.clock.pass(25)
  }
  expect(page.status().unsent).toBe(1)
  for (let n = 0; n < 400; n++) actionOf(page).goal.set(goal(n % 2 === 0 ? 1 : 2))
  await world.clock.pass(100)
  world.peer.closesWith = null
  await world.clock.until('the page is in step', () => page.status().state === 'live')
  await world.clock.pass(100)
  expect(world.peer.updates.length).toBeGreaterThan(250)
  expect(world.peer.updates.length).toBeLessThan(350)
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('x'.repeat(400))
})

test('leaving the page lets what is under way arrive, then ends the line', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  type(actionOf(page).title.fragment, 'Last words')
  page.close()
  await world.clock.until('it arrived', () => plainOfPeer(world).actions[theAction]?.title === 'Last words')
  await world.clock.pass(1000)
  expect(world.peer.openConnections).toBe(0)
})
