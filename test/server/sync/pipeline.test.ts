// What a person is told and shown when a commit fails, a right ends or a reader is slow: the pipeline over a real store.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Hono } from 'hono'
import { sql } from 'kysely'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { planRoutes } from '../../../server/api/plans.ts'
import type { SupportTeamVariables } from '../../../server/api/signed-in.ts'
import { cycleViews } from '../../../server/api/cycles.ts'
import { systemClock } from '../../../server/clock.ts'
import type { Clock } from '../../../server/clock.ts'
import { LiveSubscriber, LiveSummaries } from '../../../server/live/live-summaries.ts'
import { planKind } from '../../../server/plans/plan-kind.ts'
import { Plans } from '../../../server/plans/plans.ts'
import { Projector } from '../../../server/projection/projector.ts'
import { loadReferenceData } from '../../../server/reference-data.ts'
import { sentenceOfOpenError } from '../../../server/store/open-error.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { GroupCommit } from '../../../server/sync/commit.ts'
import { Connection } from '../../../server/sync/connection.ts'
import type { OpenDocument } from '../../../server/sync/document.ts'
import { EndedRights } from '../../../server/sync/ended-rights.ts'
import type { Session } from '../../../server/sync/endpoint.ts'
import { documentEndpoint } from '../../../server/sync/endpoint.ts'
import { OpenDocuments } from '../../../server/sync/open-documents.ts'
import { Renewals } from '../../../server/sync/renewals.ts'
import { seenProofs } from '../../../server/sync/seen-proof.ts'
import { addAction } from '../../../shared/documents/plan-commands.ts'
import { planPlain, planSchema, planView } from '../../../shared/documents/plan.ts'
import { AreaId, PersonId, PlanId, randomId } from '../../../shared/ids.ts'
import { closeCodes } from '../../../shared/protocol/close-codes.ts'
import { helloToQuery } from '../../../shared/protocol/hello.ts'
import { maxUnsentBytes } from '../../../shared/protocol/limits.ts'
import { decodeServerMessage, providerVersion } from '../../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../../shared/protocol/messages.ts'
import { IsoDay } from '../../../shared/schema/values.ts'
import { until } from '../../harness/wait.ts'
import { firstGoal, party } from './gate-fixture.ts'

const area = AreaId.parse('2026-2029/msthb/ms')
/** France has accepted to drive. */
const driver = { party: party('ms-fr'), decision: 'provisional', on: IsoDay.parse('2026-01-15'), acceptedAt: '2026-01-16T00:00:00.000Z', acceptedBy: PersonId.parse(randomId()) }
const by = { person: PersonId.parse(randomId()), party: party('gsc'), capacity: 'support-team' } as const

let directory: string
let real: Store
let world: World

class World {
  failNext = 0
  failLoads = 0
  /** Takes nothing, for however long. */
  isDown = false
  appends = 0
  loads = 0
  readonly faults: unknown[] = []
  readonly live = new LiveSummaries()
  readonly documents: OpenDocuments
  readonly plans: Plans
  readonly commits: GroupCommit
  readonly projector: Projector

  constructor(actual: Store) {
    const store: Store = {
      ...actual,
      appendUpdates: async (rows, alongside) => {
        this.appends++
        if (this.failNext > 0 || this.isDown) {
          if (this.failNext > 0) this.failNext--
          return { ok: false, error: { code: 'store/not-writable', reason: 'full', detail: 'no space' } }
        }
        return actual.appendUpdates(rows, alongside)
      },
      isWritable: async () => !this.isDown && actual.isWritable(),
      loadDocument: async id => {
        if (this.failLoads-- > 0) return { ok: false, error: { code: 'store/not-readable', detail: 'a page of the file' } }
        return actual.loadDocument(id)
      },
    }
    this.commits = new GroupCommit(store, {
      fatal: () => {},
      failed: () => {},
      failing: () => this.documents.stopEdits(),
      recovered: () => this.documents.resumeEdits(),
      finished: () => {},
    })
    this.documents = new OpenDocuments(store, this.commits, [planKind(store)], {
      loaded: () => { this.loads++ },
      committed: (document, report) => this.projector.committed(document, report),
      accepted: () => {},
      refused: () => {},
      presenceChanged: () => {},
      epochRaised: () => {},
      fault: (_what, _document, error) => this.faults.push(error),
    }, seenProofs('a secret of tests'))
    this.projector = new Projector(store, this.documents, this.live, () => cycleViews(store.database), (_what, error) => this.faults.push(error))
    this.plans = new Plans(store, this.documents, plan => void this.projector.project(plan))
  }
  async made(of = area): Promise<string> {
    const made = await this.plans.create(of, IsoDay.parse('2026-01-01'), by, { driver })
    if (!made.ok) throw new Error(made.error.code)
    return made.value.id
  }
  async open(plan: string): Promise<OpenDocument> {
    const opened = await this.documents.open(`plan/${plan}`)
    if (!opened.ok || opened.value === null) throw new Error(`${plan} cannot be opened`)
    return opened.value
  }
}

/** The end of time. */
const never = new Date(8.64e15)

/** A person's page without a network: what it is sent, and a document that is in step. */
class Peer {
  readonly doc = new Y.Doc()
  readonly told: ServerMessage[] = []
  readonly connection: Connection
  closedWith: string | null = null
  unsent = 0
  private readonly own: Uint8Array[] = []

  /** `alsoNames`: client ids of earlier pages of this person, whose work this one delivers. */
  constructor(document: OpenDocument, from = 'ms-fr', alsoNames: readonly number[] = []) {
    const person = PersonId.parse(randomId())
    this.connection = new Connection({
      socket: {
        send: bytes => {
          this.unsent += bytes.byteLength
          const decoded = decodeServerMessage(bytes)
          if (!decoded.ok) throw new Error('no message')
          this.told.push(decoded.value)
          if (decoded.value.type === 'committed') Y.applyUpdate(this.doc, decoded.value.update, 'server')
        },
        close: (_code, reason) => { this.closedWith = reason },
        unsentBytes: () => (this.isSlow ? this.unsent : 0),
      },
      under: { writer: { person, party: party(from), functions: ['drafter'] }, sessionId: randomId(), expiresAt: never, validUntil: never },
      shownAs: { person, name: 'A', party: from, color: '#000000' },
      clientIds: new Set([this.doc.clientID, ...alsoNames]),
      speaksOurMessages: true,
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'server') this.own.push(update) })
    document.join(this.connection)
    document.sendState(this.connection, new Uint8Array([0]))
  }
  isSlow = false
  write(document: OpenDocument, act: (doc: Y.Doc) => void): void {
    act(this.doc)
    document.receive(this.connection, Y.mergeUpdates(this.own.splice(0)))
  }
  codes = (): string[] => this.told.flatMap(message => (message.type === 'acknowledgement' ? ['taken'] : message.type === 'refusal' ? [message.refusal.code] : []))
}
const stored = (document: OpenDocument) => document.whenStored(doc => planPlain(doc))
const anAction = (doc: Y.Doc): void => void addAction(planView(doc), firstGoal)

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pipeline-'))
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(sentenceOfOpenError(opened.error))
  real = opened.value
  await loadReferenceData(real.database)
  world = new World(real)
})
afterEach(async () => {
  await world.commits.stop()
  await world.documents.closeAll()
  await world.projector.flush()
  world.live.close()
  await real.close()
  rmSync(directory, { recursive: true })
})

test('what could not be stored is acknowledged to nobody and seen by nobody, and the plan opens again without it', async () => {
  const plan = await world.made()
  const document = await world.open(plan)
  const [writer, reader] = [new Peer(document), new Peer(document, 'ms-it')]
  await until('both are in step', () => reader.told.length > 0 && writer.told.length > 0)
  const heard = reader.told.length
  world.failNext = 1
  const late = document.whenStored(() => 'read')
  writer.write(document, anAction)
  const waiting = document.whenStored(() => 'read')
  await expect(waiting).rejects.toThrow('closed')
  expect(await late).toBe('read')
  expect([writer.closedWith, reader.closedWith]).toEqual(['notStoring', 'notStoring'])
  expect(writer.codes()).toEqual([])
  expect(reader.told).toHaveLength(heard)
  const again = await world.open(plan)
  expect(again).not.toBe(document)
  expect((await stored(again)).actions).toEqual({})
})

test('what waits to be judged when a right ends is not taken, and what a page sent before it left is', async () => {
  const document = await world.open(await world.made())
  const [suspended, gone, leaving] = [new Peer(document), new Peer(document), new Peer(document)]
  await until('all are in step', () => [suspended, gone, leaving].every(({ told }) => told.length > 0))
  for (const page of [suspended, gone, leaving]) page.write(document, anAction)
  for (const page of [gone, leaving]) {
    page.connection.ended()
    document.leave(page.connection)
  }
  // As the end of a function does.
  for (const connection of document.writers) if (connection === suspended.connection || connection === gone.connection) connection.close('restarting')
  expect(Object.keys((await stored(document)).actions)).toEqual(planView(leaving.doc).roots.actions.ids())
  expect(document.writers).toEqual([suspended.connection])
})

test('a change of the server that throws is told to whoever asked for it, and the rest of the commit is stored', async () => {
  const [broken, other] = [await world.open(await world.made()), await world.open(await world.made(AreaId.parse('2026-2029/env/env')))]
  const writer = new Peer(other)
  await until('in step', () => writer.told.length > 0)
  writer.write(other, anAction)
  await expect(broken.write(() => { throw new Error('a fault') })).rejects.toThrow('a fault')
  await until('the other plan’s edit is acknowledged', () => writer.codes().includes('taken'))
  expect(broken.isRetired).toBe(true)
})

test('a plan that cannot be read is no empty plan, and is whole when it can', async () => {
  const plan = await world.made()
  const document = await world.open(plan)
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  writer.write(document, anAction)
  await until('taken', () => writer.codes().length > 0)
  document.retire('restarting')
  world.failLoads = 1
  expect(await world.documents.open(`plan/${plan}`)).toMatchObject({ ok: false, error: { code: 'store/not-readable' } })
  expect(Object.keys((await stored(await world.open(plan))).actions)).toHaveLength(1)
})

test('while the store takes nothing other open plans are read on, nothing is taken of them, and all come back by themselves', async () => {
  const failing = await world.open(await world.made())
  const second = await world.plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2028-01-01'), by, { driver })
  if (!second.ok) throw new Error(second.error.code)
  const other = await world.open(second.value.id)
  const [writer, reader] = [new Peer(failing), new Peer(other)]
  await until('both are in step', () => reader.told.length > 0 && writer.told.length > 0)
  const before = await stored(other)
  world.isDown = true
  writer.write(failing, anAction)
  await until('the page of the other plan is told', () => reader.told.some(({ type }) => type === 'not-storing'))
  expect(writer.closedWith).toBe('notStoring')
  const appends = world.appends
  reader.write(other, anAction)
  expect(await world.plans.setCircle(second.value.id, [], by)).toEqual({ ok: false, error: { code: 'store/not-writable' } })
  expect(await stored(other)).toEqual(before)
  expect([reader.codes(), reader.closedWith, other.isRetired, world.appends]).toEqual([[], null, false, appends])
  world.isDown = false
  await until('it is asked to come back', () => reader.closedWith === 'restarting')
  expect(world.documents.takesEdits).toBe(true)
  const later = new Peer(other)
  await until('in step', () => later.told.length > 0)
  later.write(other, anAction)
  await until('taken', () => later.codes().length > 0)
  expect(later.codes()).toEqual(['taken'])
})

test('while one plan cannot be summarised, lists hear of the others as soon as ever', async () => {
  const [broken, other] = [await world.open(await world.made()), await world.open(await world.made(AreaId.parse('2026-2029/env/env')))]
  await world.projector.flush()
  const timers = new Map<object, { readonly act: () => void; readonly afterMs: number }>()
  const clock: Clock = {
    ...systemClock,
    steadyMs: () => 0,
    setTimeout: (act, afterMs) => {
      const timer = {}
      timers.set(timer, { act, afterMs })
      return timer
    },
    clearTimeout: timer => void timers.delete(timer),
  }
  let fails = true
  const faults: unknown[] = []
  const projector = new Projector(real, world.documents, world.live, () => (fails ? Promise.reject(new Error('a page of the file')) : cycleViews(real.database)), (_what, error) => faults.push(error), clock)
  const report = { seq: 2, rows: 1, touched: [], whole: true }
  projector.committed(broken, report)
  await projector.flush()
  expect(faults).toHaveLength(1)
  fails = false
  const waits = (): number => Math.min(...[...timers.values()].map(({ afterMs }) => afterMs))
  const untilAgain = waits()
  projector.committed(other, report)
  expect(waits()).toBeLessThan(untilAgain)
  await projector.flush()
  expect(timers.size).toBe(0)
})

test('a summary that could not be stored is made again, with everything in it', async () => {
  const plan = await world.made()
  const document = await world.open(plan)
  await world.projector.flush()
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  writer.write(document, anAction)
  await until('taken', () => writer.codes().length > 0)
  await sql`pragma query_only = on`.execute(real.database)
  await world.projector.flush()
  expect(world.faults).toHaveLength(1)
  await sql`pragma query_only = off`.execute(real.database)
  await world.projector.flush()
  expect(Object.keys(world.live.summaryOf(PlanId.parse(plan))?.actions ?? {})).toHaveLength(1)
})

test('a pen that is lent while a commit fails is not lent, and whoever lends it hears why', async () => {
  const plan = await world.made()
  const document = await world.open(plan)
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  world.failNext = 1
  writer.write(document, anAction)
  const lent = world.plans.lendPen(plan, { party: party('ms-it'), place: { of: 'goal', goal: firstGoal }, until: new Date(Date.now() + 3_600_000).toISOString() }, by)
  expect(await lent).toEqual({ ok: false, error: { code: 'store/not-writable' } })
})

test('work of one plan that fails harms no other plan in the same commit', async () => {
  const one = await world.open(await world.made())
  const second = await world.plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2028-01-01'), by, { driver })
  if (!second.ok) throw new Error(second.error.code)
  const other = await world.open(second.value.id)
  const writer = new Peer(other)
  await until('in step', () => writer.told.length > 0)
  const failing = one.write(doc => planView(doc).roots.record.councilDocument.set('1'), async () => { throw new Error('no such row') })
  writer.write(other, anAction)
  await expect(failing).rejects.toThrow()
  await until('the other plan is stored', () => writer.codes().length > 0 || writer.closedWith !== null)
  expect([writer.codes(), writer.closedWith, one.isRetired]).toEqual([['taken'], null, true])
})

test('an edit that comes while a plan is being archived is refused', async () => {
  const plan = await world.made()
  const document = await world.open(plan)
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  const write = document.write.bind(document)
  document.write = (...change) => {
    const done = write(...change)
    writer.write(document, anAction)
    return done
  }
  expect((await world.plans.archive(plan, true, by)).ok).toBe(true)
  await until('the writer hears', () => writer.codes().length > 0)
  expect(writer.codes()).toEqual(['plan/archived'])
})

test('a plan larger than what a slow reader may leave waiting opens all the same', async () => {
  const document = await world.open(await world.made())
  const big = 'word '.repeat(600_000)
  await document.write(doc => {
    const run = new Y.XmlText(big)
    ;(planView(doc).roots.aim.fragment.get(0) as Y.XmlElement).insert(0, [run])
  })
  const reader = new Peer(document)
  reader.isSlow = true
  await until('the reader is in step or gone', () => reader.told.some(message => message.type === 'step1') || reader.closedWith !== null)
  expect(reader.closedWith).toBeNull()
  // Whoever asks again and again without reading is still cut off.
  for (let asked = 0; asked < 3; asked++) document.sendState(reader.connection, new Uint8Array([0]))
  await until('the reader is cut off', () => reader.closedWith !== null)
  expect(reader.unsent).toBeLessThan(3 * (maxUnsentBytes + big.length))
})

test('a plan brought back and its successor never give one reference twice', async () => {
  const plan = await world.made()
  const first = await world.open(plan)
  expect((await world.plans.archive(plan, true, by)).ok).toBe(true)
  const next = await world.plans.create(area, IsoDay.parse('2026-01-01'), by, { driver })
  if (!next.ok) throw new Error(next.error.code)
  const second = await world.open(next.value.id)
  const adds = async (document: OpenDocument): Promise<void> => {
    const peer = new Peer(document)
    await until('in step', () => peer.told.length > 0)
    peer.write(document, anAction)
    await until('taken', () => peer.codes().length > 0)
  }
  await adds(second)
  await adds(second)
  expect(await world.plans.archive(plan, false, by)).toEqual({ ok: false, error: { code: 'plan/exists', field: 'area' } })
  expect(first.isRetired).toBe(false)
  expect((await world.plans.archive(next.value.id, true, by)).ok).toBe(true)
  expect((await world.plans.archive(plan, false, by)).ok).toBe(true)
  await adds(first)
  const given = [...Object.values((await stored(first)).references), ...Object.values((await stored(second)).references)]
  expect(new Set(given).size).toBe(3)
  expect(given.length).toBe(3)
})

test('a delegation taken out of the circle is shown nothing more, even by a summary that was under way', async () => {
  const plan = await world.made()
  const georgia = party('tc-ge')
  expect((await world.plans.setCircle(plan, [georgia], by)).ok).toBe(true)
  await world.projector.flush()
  const told: string[] = []
  const subscriber = new LiveSubscriber(by.person, georgia, { send: text => told.push(text), close: () => {}, unsentBytes: () => 0 }, { sessionId: 's', functions: ['drafter'], expiresAt: never, validUntil: never })
  await until('published', () => world.live.summaryOf(plan as never) !== null)
  world.live.join(subscriber)
  expect(told.some(text => text.includes('"summary"'))).toBe(true)
  const document = await world.open(plan)
  const underWay = world.projector.project(document.id.slice(5) as never)
  expect((await world.plans.setCircle(plan, [], by)).ok).toBe(true)
  expect(told[told.length - 1]).toContain('"gone"')
  const count = told.length
  await underWay
  await world.projector.flush()
  expect(told.slice(count)).toEqual([])
  const late: string[] = []
  world.live.join(new LiveSubscriber(by.person, georgia, { send: text => late.push(text), close: () => {}, unsentBytes: () => 0 }, { sessionId: 't', functions: ['drafter'], expiresAt: never, validUntil: never }))
  expect(late).toEqual(['{"type":"ready"}'])
})

test('a summary that waits for a commit which fails is made of the plan as it is opened again, and that is no fault', async () => {
  const plan = await world.made()
  await world.projector.flush()
  const document = await world.open(plan)
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  await real.database.deleteFrom('plan_summaries').execute()
  world.failNext = 1
  writer.write(document, anAction)
  await world.projector.project(document.id.slice(5) as never)
  expect(world.faults).toEqual([])
  expect(await real.database.selectFrom('plan_summaries').select('seq').execute()).toEqual([{ seq: 1 }])
})

test('a person whose page was loaded anew does not see themself as somebody else in the plan', async () => {
  const document = await world.open(await world.made())
  const before = new Peer(document)
  const own = new Awareness(before.doc)
  document.awareness.receive(before.connection, encodeAwarenessUpdate(own, [before.doc.clientID]))
  own.destroy()
  const colleague = new Peer(document, 'ms-it')
  const after = new Peer(document, 'ms-fr', [before.doc.clientID])
  document.awareness.sendAll(after.connection)
  document.awareness.sendAll(colleague.connection)
  document.leave(before.connection)
  const whoIsHere = ({ doc, told }: Peer): number[] => {
    const awareness = new Awareness(doc)
    for (const message of told) if (message.type === 'awareness') applyAwarenessUpdate(awareness, message.update, null)
    const others = [...awareness.getStates().keys()].filter(id => id !== doc.clientID)
    awareness.destroy()
    return others
  }
  await until('the colleague is told that the page is gone', () => colleague.told.filter(({ type }) => type === 'awareness').length > 1)
  expect(whoIsHere(colleague)).toEqual([])
  expect(whoIsHere(after)).toEqual([])
})

test('the process stops storing though edits go on coming, and whoever waits is told', async () => {
  const document = await world.open(await world.made())
  const writer = new Peer(document)
  await until('in step', () => writer.told.length > 0)
  writer.write(document, anAction)
  const stopped = world.commits.stop()
  writer.write(document, anAction)
  await stopped
  writer.write(document, anAction)
  const waiting = document.whenStored(() => 'read')
  await Promise.all([expect(waiting).rejects.toThrow('closed'), world.documents.closeAll()])
  expect(writer.closedWith).toBe('restarting')
  expect((await world.documents.open(document.id)).ok).toBe(false)
})

test('a plan that many open at once is read from the store once', async () => {
  const plan = await world.made()
  await world.documents.closeAll()
  world = new World(real)
  const opened = await Promise.all(Array.from({ length: 50 }, () => world.open(plan)))
  expect(new Set(opened).size).toBe(1)
  expect(world.loads).toBe(1)
})

test('whoever comes back with what others came back with is sent the same, until something else is stored', async () => {
  const document = await world.open(await world.made())
  const [first, second] = [new Peer(document), new Peer(document)]
  await stored(document)
  const states = [first, second].map(({ told }) => told.find(message => message.type === 'committed'))
  expect(states[0]).toEqual(states[1])
  await document.write(anAction)
  const third = new Peer(document)
  await stored(document)
  expect(Object.keys(planPlain(third.doc).actions)).toHaveLength(1)
  expect(planPlain(third.doc)).toEqual(planPlain(first.doc))
})

test('after a flush the stored summary of every plan that was written holds its newest edit', async () => {
  const made = await world.plans.create(AreaId.parse('2026-2029/env/env'), IsoDay.parse('2026-01-01'), by)
  if (!made.ok) throw new Error(made.error.code)
  const documents = await Promise.all([await world.made(), made.value.id].map(plan => world.open(plan)))
  for (let round = 0; round < 2; round++) {
    await Promise.all(documents.map(document => document.write(anAction)))
    await world.projector.flush()
    const rows = await real.database.selectFrom('plan_summaries').selectAll().orderBy('plan').execute()
    expect(rows.map(({ plan, seq, epoch }) => ({ id: `plan/${plan}`, seq, epoch }))).toEqual(
      documents.map(({ id, seq, epoch }) => ({ id, seq, epoch })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    )
  }
})

test('somebody whom a plan is not for is answered as if there were none, for as much work of the store, and it is not loaded', async () => {
  const plan = await world.made()
  const open = await world.open(plan)
  // It reads the store too.
  await world.projector.flush()
  const endpoint = documentEndpoint(world.documents, real, new Renewals(new EndedRights()))
  const answered = async (documentId: string): Promise<{ closed: readonly unknown[]; asked: readonly string[] }> => {
    const person = { id: PersonId.parse(randomId()), name: 'A' }
    const session = { sessionId: randomId(), person, memberships: [{ party: party('tc-ge'), function: 'drafter' as const }], expiresAt: never, validUntil: never }
    const query = Object.fromEntries(new URLSearchParams(helloToQuery({ person: person.id, party: party('tc-ge'), clients: [4711], schema: planSchema.version, provider: providerVersion })))
    const asks = vi.spyOn(real.database, 'selectFrom')
    const take = await endpoint.prepare({ documentId, query, session })
    const asked = asks.mock.calls.map(([table]) => String(table))
    asks.mockRestore()
    const closed: unknown[] = []
    take({ send: () => closed.push('sent something'), close: (...how) => closed.push(how), bufferedAmount: 0, on: () => null })
    return { closed, asked }
  }
  const ofNone = await answered('plan/no-such-plan')
  expect(ofNone.closed).toEqual([[closeCodes.notFound, 'notFound']])
  expect(await answered(`plan/${plan}`)).toEqual(ofNone)
  open.retire('restarting')
  const loads = world.loads
  expect(await answered(`plan/${plan}`)).toEqual(ofNone)
  expect(world.loads).toBe(loads)
})

test('lists of many plans open, though together they are more than may wait for a reader', async () => {
  const plan = PlanId.parse(await world.made())
  await world.projector.flush()
  await world.projector.project(plan)
  const summary = world.live.summaryOf(plan)
  if (summary === null) throw new Error('the plan has a summary')
  const live = new LiveSummaries()
  const facts = { status: 'drafting', archived: false, driver: null, coDrivers: new Set<never>(), addedToCircle: new Set<never>(), releasedTo: new Set<never>(), pens: [], amendment: null } as const
  const count = Math.ceil((2 * maxUnsentBytes) / JSON.stringify(summary).length)
  for (let number = 0; number < count; number++) live.publish(PlanId.parse(`p${number}-2026`), summary, () => facts)
  let unsent = 0
  let closedWith: string | null = null
  const socket = { send: (text: string) => { unsent += text.length }, close: (_code: number, reason: string) => { closedWith = reason }, unsentBytes: () => unsent }
  const reader = new LiveSubscriber(PersonId.parse(randomId()), party('ms-fr'), socket, { sessionId: randomId(), expiresAt: never, validUntil: never, functions: ['reader'] })
  live.join(reader)
  expect(closedWith).toBeNull()
  // Whoever does not read is let go as before.
  for (let more = 0; more < count; more++) reader.send(JSON.stringify(summary))
  expect(closedWith).toBe('slowReader')
  live.close()
})

/** The routes of plans, for a person who acts for these delegations. */
function routesFor(...memberships: Session['memberships']) {
  const session: Session = { sessionId: randomId(), person: { id: by.person, name: 'A' }, memberships, expiresAt: never, validUntil: never }
  const app = new Hono<SupportTeamVariables>().use(async (context, next) => {
    context.set('session', session)
    await next()
  }).route('/plans', planRoutes(world.plans))
  return (path: string, body: object) => app.request(`/plans/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}
const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString()
const speaksFor = (of: string) => ({ party: party(of), function: 'speaks' }) as const

test('a driver that is replaced while its release is on its way releases nothing', async () => {
  const plan = await world.made()
  const replaced = world.plans.recordDriver(plan, { party: party('ms-it'), decision: 'provisional', on: IsoDay.parse('2026-02-01') }, by)
  const released = await routesFor(speaksFor('ms-fr'))(`${plan}/releases`, { party: 'tc-ge', purpose: 'x', until: inAnHour() })
  expect((await replaced).ok).toBe(true)
  expect(released.status).toBe(409)
  expect((await world.plans.record(plan))?.releases).toEqual([])
})

test('a delegation that is replaced while it lends the pen does not lend it, though its person may lend it for another one', async () => {
  const coDriver = { ...driver, party: party('ms-it') }
  const made = await world.plans.create(area, IsoDay.parse('2026-01-01'), by, { driver, coDrivers: [coDriver] })
  if (!made.ok) throw new Error(made.error.code)
  const { id } = made.value
  const replaced = world.plans.recordDriver(id, null, by)
  const lent = await routesFor(speaksFor('ms-fr'), speaksFor('ms-it'))(`${id}/pens`, { party: 'ms-es', place: { of: 'plan' }, until: inAnHour() })
  expect((await replaced).ok).toBe(true)
  expect([lent.status, (await world.plans.record(id))?.pens]).toEqual([409, []])
})

test('a role that was accepted stays accepted as it was, whoever accepts it again', async () => {
  const plan = await world.made()
  const answered = await routesFor(speaksFor('ms-fr'))(`${plan}/accept`, { role: 'driver', party: 'ms-fr' })
  expect([answered.status, (await world.plans.record(plan))?.driver]).toEqual([200, driver])
  expect(await real.database.selectFrom('record_log').select('what').where('what', '=', 'driver-accepted').execute()).toEqual([])
})

test('a role in an archived plan is not accepted', async () => {
  const made = await world.plans.create(area, IsoDay.parse('2026-01-01'), by, { coDrivers: [{ ...driver, acceptedAt: null, acceptedBy: null }] })
  if (!made.ok) throw new Error(made.error.code)
  const { id } = made.value
  expect((await world.plans.archive(id, true, by)).ok).toBe(true)
  const answered = await routesFor(speaksFor('ms-fr'))(`${id}/accept`, { role: 'co-driver', party: 'ms-fr' })
  expect([answered.status, (await world.plans.record(id))?.coDrivers.map(({ acceptedAt }) => acceptedAt)]).toEqual([409, [null]])
})

/** What a delegation's open list is told. */
function listOf(of: string): { readonly told: string[]; readonly subscriber: LiveSubscriber } {
  const told: string[] = []
  return { told, subscriber: new LiveSubscriber(by.person, party(of), { send: text => told.push(text), close: () => {}, unsentBytes: () => 0 }, { sessionId: randomId(), functions: ['drafter'], expiresAt: never, validUntil: never }) }
}
const ready = '{"type":"ready"}'

test('from the moment on at which a release runs out no list is told of the plan, whether or not that is settled', async () => {
  const plan = PlanId.parse(await world.made())
  const runsOut = inAnHour()
  expect((await world.plans.release(plan, { party: party('tc-ge'), purpose: 'x', until: runsOut }, by)).ok).toBe(true)
  await world.projector.flush()
  const open = listOf('tc-ge')
  world.live.join(open.subscriber)
  const count = open.told.length
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(runsOut) })
  try {
    const late = listOf('tc-ge')
    world.live.join(late.subscriber)
    expect(late.told).toEqual([ready])
    world.live.publishPresence(plan, [{ person: by.person, name: 'A', party: by.party }])
    expect(open.told.slice(count)).toEqual([])
    const projected = world.projector.project(plan)
    expect(open.told.slice(count)).toEqual([JSON.stringify({ type: 'gone', plan })])
    await projected
    expect(open.told).toHaveLength(count + 1)
  } finally {
    vi.useRealTimers()
  }
})

test('a release that ended while a summary of a plan let go was made shows it to nobody once more', async () => {
  const plan = PlanId.parse(await world.made())
  expect((await world.plans.release(plan, { party: party('tc-ge'), purpose: 'x', until: inAnHour() }, by)).ok).toBe(true)
  await world.projector.flush()
  const before = await world.open(plan)
  const { told, subscriber } = listOf('tc-ge')
  world.live.join(subscriber)
  expect(told.some(text => text.includes('"summary"'))).toBe(true)
  // Let go just when its summary is made, and the record read before the release ends.
  const read = before.whenStored.bind(before)
  before.whenStored = async reading => {
    const result = await read(reading)
    before.retire('restarting')
    return result
  }
  const releases = real.database.selectFrom.bind(real.database)
  let isEnded = false
  const asks = vi.spyOn(real.database, 'selectFrom').mockImplementation(((table: string) => {
    const query = releases(table as 'releases')
    if (table !== 'releases' || isEnded || !before.isRetired) return query
    isEnded = true
    const ended = releases('releases').selectAll().where('plan', '=', plan).execute().then(async rows => {
      expect((await world.plans.endRelease(plan, party('tc-ge'), by)).ok).toBe(true)
      return rows
    })
    const chained: object = new Proxy({}, { get: (_of, key) => (key === 'execute' ? () => ended : key === 'then' ? undefined : () => chained) })
    return chained
  }) as never)
  await world.projector.project(plan)
  asks.mockRestore()
  expect(isEnded).toBe(true)
  await world.projector.flush()
  expect(told.slice(told.findIndex(text => text.includes('"gone"')) + 1)).toEqual([])
})
