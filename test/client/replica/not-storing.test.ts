// The server is there and cannot save: the page reads on, says so, and keeps what is written until it can.
import { expect, test } from 'vitest'
import { actionOf, aimOf, aWorld, firstRun, openInStep, saved, typeAim } from './plan-world.ts'

test('what is written is kept on the device and not sent, and arrives when the server asks the page to come back', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.say({ type: 'not-storing' })
  await world.clock.until('the page knows', () => page.status().saved === 'not-storing')
  typeAim(page, 'kept')
  actionOf(page).kind.set('training')
  await world.clock.pass(500)
  expect(page.status()).toMatchObject({ state: 'live', saved: 'not-storing', unsent: 2, kept: 2, keptOnDevice: true })
  expect(world.peer.updates).toEqual([])
  // Reading goes on.
  world.peer.write(doc => firstRun(doc.getXmlFragment('aim')).insert(0, 'Theirs. '))
  await world.clock.until('it has come', () => aimOf(page.doc).includes('Theirs. '))
  world.peer.cut(1012)
  await world.clock.until('it is saved', saved(page))
  // Both wrote at the beginning; which comes first is for Yjs.
  expect(['Theirs. kept', 'keptTheirs. ']).toContain(aimOf(world.peer.doc))
  expect(aimOf(page.doc)).toBe(aimOf(world.peer.doc))
  expect(world.peer.updates).toHaveLength(2)
  expect(page.generation).toBe(1)
})

test('what was on its way when the server stopped taking edits is sent again, and is there once', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'once')
  await world.clock.until('it has left', () => world.peer.updates.length === 1)
  world.peer.say({ type: 'not-storing' })
  await world.clock.until('the page knows', () => page.status().saved === 'not-storing')
  world.peer.holdsAcknowledgements = false
  world.peer.cut(1012)
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('once')
})

test('a line on which the server cannot save is not taken for dead because an answer is late', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'unanswered')
  await world.clock.until('it has left', () => world.peer.updates.length === 1)
  world.peer.say({ type: 'not-storing' })
  await world.clock.pass(20_000)
  expect(page.status().state).toBe('live')
  expect(world.peer.hellos).toHaveLength(1)
})

test('typing while the server cannot save is one record, as it is offline', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.say({ type: 'not-storing' })
  await world.clock.until('the page knows', () => page.status().saved === 'not-storing')
  for (const character of 'smuggling') {
    typeAim(page, character)
    await world.clock.pass(100)
  }
  expect(page.status().unsent).toBe(1)
})
