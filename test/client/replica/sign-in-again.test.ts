// A page whose session has run out keeps its line for a while: signed in again it goes on over the same one, and what was
// under way when nothing was taken any more arrives once.
import { expect, test } from 'vitest'
import { signInAgainMs } from '../../../shared/protocol/limits.ts'
import { aimOf, aWorld, openInStep, saved, typeAim } from './plan-world.ts'

test('signed in again, a page goes on over the line that it had, with what it wrote and what others wrote meanwhile', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  typeAim(page, 'Disrupt')
  await world.clock.until('it is saved', saved(page))
  world.peer.endSession()
  await world.clock.until('the page hears of it', () => page.status().state === 'closed')
  expect(page.status()).toMatchObject({ state: 'closed', reason: 'signedOut' })
  typeAim(page, ' smuggling')
  await world.clock.pass(signInAgainMs - 5_000)
  expect(aimOf(world.peer.doc)).toBe('Disrupt')
  tab.renewal = 'the word'
  page.resume()
  await world.clock.until('it is saved', saved(page))
  expect(page.status().state).toBe('live')
  expect(aimOf(world.peer.doc)).toBe(aimOf(page.doc))
  expect(aimOf(page.doc)).toContain('smuggling')
  expect(world.peer.words).toEqual(['the word'])
  expect(world.peer.hellos).toHaveLength(1)
})

test('words that were under way when the session ran out arrive once', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  await world.clock.pass(200)
  const { sent } = world.peer
  typeAim(page, 'under way')
  // Not a millisecond longer, so that they cannot have arrived.
  while (world.peer.sent === sent) await world.clock.pass(1)
  world.peer.endSession()
  await world.clock.until('the page hears of it', () => page.status().state === 'closed')
  await world.clock.pass(200)
  expect(world.peer.updates).toEqual([])
  tab.renewal = 'the word'
  page.resume()
  await world.clock.until('it is saved', saved(page))
  expect(world.peer.updates).toHaveLength(1)
  expect(aimOf(world.peer.doc)).toBe('under way')
  expect(world.peer.hellos).toHaveLength(1)
})

test('asked too early, while nobody is signed in yet, the line is kept for later', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.endSession()
  await world.clock.until('the page hears of it', () => page.status().state === 'closed')
  page.resume()
  await world.clock.pass(1_000)
  expect(world.peer.words).toEqual([])
  tab.renewal = 'the word'
  page.resume()
  await world.clock.until('it goes on', () => page.status().state === 'live')
  expect(world.peer.hellos).toHaveLength(1)
})

test('where it cannot be asked for a word, the page comes back on another line', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.endSession()
  await world.clock.until('the page hears of it', () => page.status().state === 'closed')
  tab.renewal = 'no answer'
  page.resume()
  await world.clock.until('it is there again', () => page.status().state === 'live')
  expect(world.peer.hellos).toHaveLength(2)
})
