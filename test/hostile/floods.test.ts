// Messages that are lawful one by one, and sent so that the server has time for nobody else: what they cost is counted,
// and their connection is closed with "too fast" while others write on. A page of ours keeps below that, whatever it has
// to send.
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Pace } from '../../client/replica/pace.ts'
import { answerBytesPerMessage, bytesPerMessage, connectionsWorthOfMessages, maxMessageBurst, maxMessagesPerSecond, maxTextBytes, maxUpdateBytes, maxWorkAtOnce, stepsPerMessage } from '../../shared/protocol/limits.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { messageWeight } from '../../shared/protocol/message-weight.ts'
import { encodeClientMessage } from '../../shared/protocol/messages.ts'
import { systemClock } from '../../server/clock.ts'
import { personsWork, RateLimit } from '../../server/sync/rate.ts'
import { VirtualClock } from '../client/replica/virtual-clock.ts'
import { until } from '../harness/wait.ts'
import { itemAt, updateOf } from '../server/sync/hand-made.ts'
import { openEntrance } from './entrance.ts'
import type { Entrance, Peer } from './entrance.ts'
import { runOf } from './recorded.ts'

let entrance: Entrance
let honest: Peer
beforeEach(async () => {
  entrance = await openEntrance()
  honest = await entrance.joins('ms-de')
})
afterEach(() => entrance.close())

/** So many letters, in one update: in the aim, and in the texts of goals what one text cannot hold. */
function fill({ roots }: PlanView, letters: number, letter: string): void {
  const texts = [roots.aim, ...roots.goals.ids().map(id => roots.goals.get(id)?.text)]
  for (let left = letters; left > 0;) {
    const text = texts.shift()
    if (text === undefined) throw new Error('the plan has too few texts')
    const count = Math.min(left, maxTextBytes / 2)
    runOf(text.fragment).insert(0, letter.repeat(count))
    left -= count
  }
}

/** Long texts in the plan, written by somebody honest. */
async function write(letters: number): Promise<Y.ID> {
  honest.sendUpdate(honest.does(plan => fill(plan, letters, 'l')))
  await until('the text is stored', () => honest.settled === 1)
  const first = runOf(honest.plan.roots.aim.fragment)._start?.id
  if (first === undefined) throw new Error('there are letters')
  return first
}
async function othersWriteOn(): Promise<void> {
  const settled = honest.settled
  honest.sendUpdate(honest.does(plan => runOf(plan.roots.aim.fragment).insert(0, 'honest ')))
  await until('an honest edit is stored', () => honest.settled > settled)
  expect(honest.closedWith).toBeNull()
  expect(entrance.faults).toEqual([])
}

test('asking for the whole plan again and again is answered a few times', async () => {
  await write(500_000)
  const attacker = await entrance.joins()
  for (let asked = 0; asked < 500; asked++) attacker.send(encodeClientMessage({ type: 'step1', stateVector: new Uint8Array([0]) }))
  expect(attacker.closedWith).toBe('tooFast')
  await entrance.document.whenStored(() => null)
  const answers = attacker.told.filter(({ type }) => type === 'committed').length
  expect(answers).toBeGreaterThan(1)
  expect(answers).toBeLessThanOrEqual(1 + maxMessageBurst / (500_000 / answerBytesPerMessage - 1))
  await othersWriteOn()
})

test('sending all that is known already again and again is looked at a few times', async () => {
  await write(300_000)
  const attacker = await entrance.joins()
  const everything = Y.encodeStateAsUpdate(attacker.doc)
  for (let sent = 0; sent < 500 && attacker.closedWith === null; sent++) attacker.sendUpdate(everything)
  expect(attacker.closedWith).toBe('tooFast')
  expect(attacker.settled).toBeLessThanOrEqual(maxMessageBurst / (300_000 / bytesPerMessage))
  await othersWriteOn()
})

/** Updates of one client, each of so many items that look for their place among all before them. */
function dearEdits(client: number, first: Y.ID, letters: number, count: number, items: number): Uint8Array[] {
  let clock = 0
  return Array.from({ length: count }, () => updateOf(client, Array.from({ length: items }, () => {
    const right = Y.createID(first.client, first.clock + letters - 1 - clock)
    return itemAt(client, clock++, new Y.ContentString('x'), { origin: first, rightOrigin: right })
  })))
}

test('lawful edits that are dear to apply end their connection when together they are too dear', async () => {
  const first = await write(30_000)
  const attacker = await entrance.joins()
  const { rows } = await entrance.standing()
  const sent = dearEdits(attacker.doc.clientID, first, 30_000, 300, 60)
  for (const update of sent) {
    attacker.sendUpdate(update)
    await entrance.document.whenStored(() => null)
  }
  expect(attacker.closedWith).toBe('tooFast')
  const taken = (await entrance.standing()).rows - rows
  expect(taken).toBeGreaterThan(5)
  expect(taken).toBeLessThan(sent.length / 2)
  await othersWriteOn()
})

test('those that waited for a commit are dropped with their connection', async () => {
  const first = await write(30_000)
  const attacker = await entrance.joins()
  const { rows } = await entrance.standing()
  const commit = entrance.document.write(doc => doc.getMap('record').set('councilDocument', '1'), undefined, () => undefined)
  for (const update of dearEdits(attacker.doc.clientID, first, 30_000, 300, 60)) attacker.sendUpdate(update)
  expect(attacker.closedWith).toBeNull()
  await commit
  await entrance.document.whenStored(() => null)
  expect(attacker.closedWith).toBe('tooFast')
  const taken = (await entrance.standing()).rows - rows - 1
  expect(taken).toBeGreaterThan(5)
  expect(taken).toBeLessThan(100)
  await othersWriteOn()
})

/** Time in which everything happens at once: nothing flows in meanwhile, however slow the machine. */
const atOnce = { ...systemClock, steadyMs: () => 0 }

/** Letters that each look for their place among all of a long text. */
function dear(client: number, first: Y.ID, letters: number, items: number): Uint8Array {
  let clock = 0
  return updateOf(client, Array.from({ length: items }, () => {
    const right = Y.createID(first.client, first.clock + letters - 1 - clock)
    return itemAt(client, clock++, new Y.ContentString('x'), { origin: first, rightOrigin: right })
  }))
}

test('dear updates over many connections of one person get what one connection gets', async () => {
  const first = await write(30_000)
  const work = personsWork(atOnce)
  const attackers = await Promise.all(Array.from({ length: 8 }, () => entrance.joins('ms-fr', ['speaks'], work)))
  const items = 400
  for (const attacker of attackers) attacker.sendUpdate(dear(attacker.doc.clientID, first, 30_000, items))
  await until('each is judged or sent away', () => attackers.every(({ settled, closedWith }) => settled === 1 || closedWith === 'tooFast'))
  // Each passes all that came before it: half the square of their number in steps, as the gate counts them.
  const costOfEach = (items * items) / 2 / stepsPerMessage
  expect(attackers.filter(({ closedWith }) => closedWith === 'tooFast').length).toBeGreaterThanOrEqual(attackers.length - 1 - Math.ceil(maxWorkAtOnce / costOfEach))
  await othersWriteOn()
})

test('asking for the plan under ever other state vectors over many connections of one person is answered a few times', async () => {
  await write(500_000)
  const work = personsWork(atOnce)
  const attackers = await Promise.all(Array.from({ length: 10 }, () => entrance.joins('ms-fr', ['speaks'], work)))
  let unknown = 0
  for (const attacker of attackers) {
    for (let asked = 0; asked < 30; asked++) attacker.send(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(new Map([[1_000 + unknown++, 1]]) as unknown as Y.Doc) }))
  }
  await entrance.document.whenStored(() => null)
  const answers = attackers.reduce((sum, { told }) => sum + told.filter(({ type }) => type === 'committed').length, 0)
  expect(answers).toBeLessThanOrEqual(attackers.length + 1 + maxWorkAtOnce / (500_000 / answerBytesPerMessage))
  expect(attackers.filter(({ closedWith }) => closedWith === 'tooFast').length).toBeGreaterThan(7)
  await othersWriteOn()
})

test('sending all that is known already over many connections of one person is looked at as often as from a few', async () => {
  await write(300_000)
  const work = personsWork(atOnce)
  const attackers = await Promise.all(Array.from({ length: 20 }, () => entrance.joins('ms-fr', ['speaks'], work)))
  const everything = Y.encodeStateAsUpdate(honest.doc)
  for (const attacker of attackers) attacker.sendUpdate(everything)
  await entrance.document.whenStored(() => null)
  const lookedAt = attackers.reduce((sum, { settled }) => sum + settled, 0)
  expect(lookedAt).toBeGreaterThan(0)
  expect(lookedAt).toBeLessThanOrEqual((connectionsWorthOfMessages * maxMessageBurst) / messageWeight(everything.byteLength))
  await othersWriteOn()
})

test('small messages over many connections of one person are taken as often as from a few', async () => {
  const work = personsWork(atOnce)
  const attackers = await Promise.all(Array.from({ length: 20 }, () => entrance.joins('ms-fr', ['speaks'], work)))
  const nothing = Y.encodeStateAsUpdate(new Y.Doc())
  for (const attacker of attackers) for (let sent = 0; sent < maxMessageBurst / 2; sent++) attacker.sendUpdate(nothing)
  await entrance.document.whenStored(() => null)
  expect(attackers.reduce((sum, { settled }) => sum + settled, 0)).toBeLessThanOrEqual(connectionsWorthOfMessages * maxMessageBurst)
  await othersWriteOn()
})

test('several pages of one person send what they wrote without a connection, each at its pace, and none is sent away', async () => {
  const work = personsWork(atOnce)
  const pages = await Promise.all(Array.from({ length: 5 }, () => entrance.joins('ms-it', ['speaks'], work)))
  const atTheBeginning = maxMessageBurst / 2
  pages.forEach((page, index) => {
    for (let typed = 0; typed < atTheBeginning; typed++) {
      page.sendUpdate(page.does(({ roots }) => {
        const goal = roots.goals.ids()[index]
        const text = goal === undefined ? undefined : roots.goals.get(goal)?.text
        if (text === undefined) throw new Error('the plan has as many goals')
        runOf(text.fragment).insert(typed, 'x')
      }))
    }
  })
  await until('all is stored', () => pages.every(({ settled, closedWith }) => settled === atTheBeginning || closedWith !== null))
  expect(pages.map(({ closedWith }) => closedWith)).toEqual(pages.map(() => null))
})

test('the largest update and all that a page types right after it are no flood', async () => {
  const writer = await entrance.joins('ms-it')
  writer.sendUpdate(writer.does(plan => fill(plan, maxUpdateBytes - 1_000, 'x')))
  for (let stroke = 0; stroke < 300; stroke++) writer.sendUpdate(writer.does(plan => runOf(plan.roots.aim.fragment).insert(0, 'y')))
  await until('all of it is stored', () => writer.settled === 301)
  expect(writer.closedWith).toBeNull()
})

test('a plan in which much was pasted and deleted again has room', async () => {
  for (let pasted = 0; pasted < 40; pasted += 2) {
    const writer = await entrance.joins('ms-it')
    const run = runOf(writer.plan.roots.aim.fragment)
    for (let time = 0; time < 2; time++) {
      writer.sendUpdate(writer.does(() => run.insert(0, 'x'.repeat(240_000))))
      writer.sendUpdate(writer.does(() => run.delete(0, run.length)))
    }
    await until('all of it is judged', () => writer.settled === 4 || writer.refusals.length > 0)
    expect([writer.refusals, writer.closedWith]).toEqual([[], null])
    writer.leave()
  }
  await othersWriteOn()
  expect(honest.refusals).toEqual([])
})

test('a page never sends faster than the server bears, whatever has gathered on the device', async () => {
  const sizes = fc.array(fc.constantFrom(20, 60, 400, 3_000, 60_000, 300_000, maxUpdateBytes), { minLength: 300, maxLength: 700 })
  await fc.assert(fc.asyncProperty(sizes, async updates => {
    const clock = new VirtualClock()
    const pace = new Pace(clock)
    const server = new RateLimit(maxMessagesPerSecond, maxMessageBurst, () => clock.now())
    for (const bytes of updates) {
      for (let waitMs = pace.take(messageWeight(bytes)); waitMs > 0; waitMs = pace.take(messageWeight(bytes))) await clock.pass(waitMs)
      // With the bytes around the update.
      expect(server.take(messageWeight(bytes + 7))).toBe(true)
    }
  }), { numRuns: 20, seed: 20_261_126 })
})
