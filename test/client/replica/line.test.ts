// The line to the server: it comes back by itself, not too eagerly, and never after it was told not to.
import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { backOffMs } from '../../../client/replica/back-off.ts'
import { anna, aimOf, aWorld, bruno, openInStep, openPlan, saved, typeAim } from './plan-world.ts'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

test('a line on which nothing is heard for 30 s is taken for dead and opened anew', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.isSilent = true
  await world.clock.pass(29_000)
  expect(page.status().state).toBe('live')
  const brokeAt = world.clock.now() + 1_000
  await world.clock.pass(1_500)
  const status = page.status()
  expect(status.state).toBe('offline')
  expect(status.state === 'offline' && Math.abs(status.since - brokeAt) < 500).toBe(true)
  world.peer.isSilent = false
  await world.clock.until('the page is in step', () => page.status().state === 'live')
})

test('anything the server says keeps the line', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  for (let n = 0; n < 8; n++) {
    await world.clock.pass(15_000)
    world.peer.say({ type: 'awareness', update: new Uint8Array([0]) })
  }
  expect(page.status().state).toBe('live')
  expect(world.peer.hellos).toHaveLength(1)
})

test('waits between attempts grow from a quarter of a second to ten, each by chance', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const wait = backOffMs(attempt, random)
      expect(wait).toBeGreaterThanOrEqual(250)
      expect(wait).toBeLessThanOrEqual(10_000)
      expect(backOffMs(attempt + 1, random)).toBeGreaterThanOrEqual(wait)
      if (random > 0.001) expect(wait).toBeGreaterThan(backOffMs(attempt, 0))
    }),
  )
  expect(backOffMs(0, 0.999)).toBeLessThan(501)
  expect(backOffMs(30, 0.999)).toBeGreaterThan(9_900)
})

test('a server that is away is asked ever less often, and two pages not at the same moments', async () => {
  const world = aWorld()
  world.peer.closesWith = 1012
  const attempts = { anna: [] as number[], bruno: [] as number[] }
  const pages = { anna: openPlan(world.device.openTab(), anna), bruno: openPlan(world.device.openTab(), bruno) }
  for (let n = 0; n < 12_000; n++) {
    const before = world.peer.hellos.length
    await world.clock.pass(5)
    for (const hello of world.peer.hellos.slice(before)) attempts[hello.person === anna ? 'anna' : 'bruno'].push(world.clock.now())
  }
  expect(attempts.anna.length).toBeLessThan(25)
  expect(attempts.anna.length).toBeGreaterThan(6)
  expect(attempts.anna).not.toEqual(attempts.bruno)
  expect(pages.anna.status()).toMatchObject({ state: 'offline', saved: 'offline' })
})

test('when the network is back the page tries at once', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  world.peer.closesWith = 1012
  const page = openPlan(tab)
  await world.clock.pass(60_000)
  world.peer.closesWith = null
  tab.awake()
  await world.clock.pass(50)
  expect(page.status().state).toBe('live')
})

test('a line that died in sleep is found out soon after waking', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.isSilent = true
  tab.awake()
  await world.clock.pass(5_100)
  expect(page.status().state).toBe('offline')
})

test('a line that is fine survives the question whether it is', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  tab.awake()
  await world.clock.pass(100)
  expect(world.peer.questions).toHaveLength(1)
  world.peer.say({ type: 'awareness', update: new Uint8Array([0]) })
  await world.clock.pass(10_000)
  expect(page.status().state).toBe('live')
  expect(world.peer.hellos).toHaveLength(1)
})

test('a page whose device says that it has no network is offline at once, and comes back at once with the network', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.closesWith = 1006
  tab.goOffline()
  typeAim(page, 'kept')
  expect(page.status()).toMatchObject({ state: 'offline', saved: 'offline', unsent: 1 })
  expect(world.peer.openConnections).toBe(0)
  await world.clock.pass(60_000)
  const attempts = world.peer.hellos.length
  expect(attempts).toBeGreaterThan(5)
  expect(attempts).toBeLessThan(25)
  world.peer.closesWith = null
  tab.awake()
  await world.clock.pass(50)
  expect(page.status().state).toBe('live')
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('kept')
})

test('a line that does not open is given up after 10 s, and at once when the page is looked at after half of that', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  world.peer.isSilent = true
  const page = openPlan(tab)
  await world.clock.pass(11_000)
  expect(page.status().state).toBe('offline')
  await world.clock.until('another attempt', () => world.peer.hellos.length === 2)
  await world.clock.pass(6_000)
  world.peer.isSilent = false
  tab.awake()
  await world.clock.pass(50)
  expect(page.status().state).toBe('live')
})

test('a device that says it is offline and is not is live again within a second', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  tab.goOffline()
  expect(page.status().state).toBe('offline')
  await world.clock.pass(1_000)
  expect(page.status().state).toBe('live')
})

test('the network goes while a page waits to try again: it waits on', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  world.peer.cut()
  tab.goOffline()
  expect(world.clock.alarmCount).toBeGreaterThan(0)
  await world.clock.until('the page is in step', () => page.status().state === 'live', 1_000)
  expect(world.peer.hellos).toHaveLength(2)
})

test('what was written and is not acknowledged on a dead line shows as offline within 8 s', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  await world.clock.pass(5_000)
  world.peer.isSilent = true
  typeAim(page, 'one')
  await world.clock.pass(7_900)
  expect(page.status()).toMatchObject({ state: 'live', saved: 'saving' })
  await world.clock.pass(200)
  expect(page.status()).toMatchObject({ state: 'offline', saved: 'offline', unsent: 1 })
  world.peer.isSilent = false
  await world.clock.until('it is saved', saved(page))
  expect(aimOf(world.peer.doc)).toBe('one')
})

test('typing on does not put off finding out that the line is dead', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.isSilent = true
  for (let n = 0; n < 41; n++) {
    typeAim(page, 'x')
    await world.clock.pass(200)
  }
  expect(page.status().state).toBe('offline')
})

/** The server says something now and then, whatever it is asked. */
function keepAlive({ clock, peer }: ReturnType<typeof aWorld>): void {
  clock.setTimeout(() => {
    peer.say({ type: 'awareness', update: new Uint8Array([0]) })
    keepAlive({ clock, peer } as ReturnType<typeof aWorld>)
  }, 15_000)
}

test.each([[300, 30], [500, 12]])('%i kB pasted into a line of %i kB a second arrive, and with them the small edits before and after', async (kB, perMs) => {
  const world = aWorld()
  world.peer.answersQuestions = true
  const page = await openInStep(world, world.device.openTab())
  keepAlive(world)
  world.peer.bytesPerMs = perMs
  typeAim(page, 'before ')
  typeAim(page, 'x'.repeat(kB * 1000))
  typeAim(page, ' after')
  await world.clock.until('it has arrived', () => page.status().saved === 'saved' && aimOf(world.peer.doc).endsWith(' after'), 300_000)
  expect(aimOf(world.peer.doc).length).toBe('before  after'.length + kB * 1000)
  expect(world.peer.hellos).toHaveLength(1)
})

test('a large plan opens over a slow line, also while its page is looked at again and again', async () => {
  const world = aWorld()
  world.peer.write(doc => {
    const line = doc.getXmlFragment('aim').get(0)
    const run = line instanceof Y.XmlElement ? line.get(0) : null
    if (run instanceof Y.XmlText) run.insert(0, 'x'.repeat(6_000_000))
  })
  world.peer.bytesPerMs = 60
  world.peer.answersQuestions = true
  keepAlive(world)
  const tab = world.device.openTab()
  const page = openPlan(tab)
  for (let second = 0; second < 120 && page.status().state !== 'live'; second += 4) {
    await world.clock.pass(4_000)
    tab.awake()
  }
  expect(page.status().state).toBe('live')
  expect(world.peer.hellos).toHaveLength(1)
})

test('a server that takes long to store but says that it is there keeps its line', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  world.peer.answersQuestions = true
  typeAim(page, 'slow')
  await world.clock.pass(60_000)
  expect(page.status()).toMatchObject({ state: 'live', saved: 'saving' })
  expect(world.peer.hellos).toHaveLength(1)
  expect(world.peer.questions.length).toBeGreaterThan(10)
})

for (const [code, reason] of [[4401, 'signedOut'], [4403, 'rightLost'], [4404, 'notFound'], [4413, 'documentFull'], [4422, 'malformed'], [4426, 'pageTooOld']] as const) {
  test(`a page that was told «${reason}» does not come back by itself, and keeps its work`, async () => {
    const world = aWorld()
    const page = await openInStep(world, world.device.openTab())
    world.peer.closesWith = code
    world.peer.cut(code)
    typeAim(page, 'kept')
    await world.clock.pass(120_000)
    expect(page.status()).toMatchObject({ state: 'closed', reason, unsent: 1, saved: 'offline', keptOnDevice: true })
    expect(world.peer.hellos).toHaveLength(1)
    expect(world.device.store.records.size).toBe(1)
  })
}

test('after signing in again the page goes on where it was', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.cut(4401)
  typeAim(page, 'kept')
  await world.clock.pass(1_000)
  page.resume()
  await world.clock.until('it is saved', saved(page))
  expect(page.generation).toBe(1)
})

test('bytes that are no message end the connection, and the page comes back', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.say({ type: 'acknowledgement', count: 5, seq: 1 })
  await world.clock.pass(10)
  expect(page.status().state).toBe('offline')
  await world.clock.until('the page is in step', () => page.status().state === 'live')
})

test('a copy to which stored bytes cannot be applied is given up for a fresh one, and nothing unsent is lost', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.holdsAcknowledgements = true
  typeAim(page, 'unsent')
  await world.clock.pass(100)
  world.peer.say({ type: 'committed', seq: 5, proof: '', update: new Uint8Array([9, 9, 9]) })
  world.peer.holdsAcknowledgements = false
  await world.clock.until('the next generation is shown', () => page.generation === 2)
  await world.clock.until('it is saved', saved(page))
  expect(page.doc.getXmlFragment('aim').toString()).toContain('unsent')
  expect(world.peer.doc.getXmlFragment('aim').toString()).toBe(page.doc.getXmlFragment('aim').toString())
})

test('presence: the page tells its own state only, and forgets the others when the line is lost', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  const others = new Awareness(new Y.Doc())
  others.setLocalState({ user: { name: 'Bruno' } })
  const tell = (): void => world.peer.say({ type: 'awareness', update: encodeAwarenessUpdate(others, [others.clientID]) })
  tell()
  await world.clock.pass(10)
  expect(page.awareness.getStates().get(others.clientID)).toEqual({ user: { name: 'Bruno' } })

  page.awareness.setLocalStateField('place', ['actions'])
  world.peer.awareness.length = 0
  await world.clock.pass(100)
  expect(world.peer.awareness).toHaveLength(1)

  // The server's echo of a former state does not overwrite the newer one.
  const echo = new Awareness(new Y.Doc())
  echo.clientID = page.doc.clientID
  for (let n = 0; n < 20; n++) echo.setLocalState({ place: ['former'] })
  world.peer.say({ type: 'awareness', update: encodeAwarenessUpdate(echo, [echo.clientID]) })
  await world.clock.pass(10)
  expect(page.awareness.getLocalState()).toEqual({ place: ['actions'] })

  world.peer.cut()
  expect(page.awareness.getStates().has(others.clientID)).toBe(false)
  await world.clock.until('the page is in step', () => page.status().state === 'live')
  // The same clock as before the cut: a server that was started again counts anew.
  tell()
  await world.clock.pass(10)
  expect(page.awareness.getStates().has(others.clientID)).toBe(true)
  others.destroy()
  echo.destroy()
})

test('a page that was left leaves no timer, no line and no listener behind', async () => {
  const world = aWorld()
  const tab = world.device.openTab()
  const page = await openInStep(world, tab)
  expect(tab.isWatched).toBe(true)
  page.close()
  await world.clock.pass(30_000)
  expect(world.clock.alarmCount).toBe(0)
  expect(world.peer.openConnections).toBe(0)
  expect(tab.isWatched).toBe(false)
})

test('a page of somebody who has too many open says so, and comes back when there is room', async () => {
  const world = aWorld()
  const page = await openInStep(world, world.device.openTab())
  world.peer.closesWith = 4530
  world.peer.cut(4530)
  await world.clock.pass(1_000)
  expect(page.status()).toMatchObject({ state: 'offline', reason: 'tooManySockets', saved: 'offline' })
  world.peer.closesWith = null
  await world.clock.until('it is there again', () => page.status().state === 'live')
})
