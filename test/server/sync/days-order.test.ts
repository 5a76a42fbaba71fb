// A right that ends in a commit has ended for what else that commit brings: two documents, one of which decides about the
// other, over a real store.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Days } from '../../../server/days/days.ts'
import { daysKind } from '../../../server/days/days-kind.ts'
import { DaysRights } from '../../../server/days/days-rights.ts'
import { planKind } from '../../../server/plans/plan-kind.ts'
import { Plans } from '../../../server/plans/plans.ts'
import { loadReferenceData } from '../../../server/reference-data.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import type { Store } from '../../../server/store/store.ts'
import { GroupCommit } from '../../../server/sync/commit.ts'
import { Connection } from '../../../server/sync/connection.ts'
import type { OpenDocument } from '../../../server/sync/document.ts'
import { OpenDocuments } from '../../../server/sync/open-documents.ts'
import { seenProofs } from '../../../server/sync/seen-proof.ts'
import { daysView } from '../../../shared/documents/joint-action-days.ts'
import { addAction, answer, ask } from '../../../shared/documents/plan-commands.ts'
import { planView } from '../../../shared/documents/plan.ts'
import { AreaId, PersonId, randomId, RowId } from '../../../shared/ids.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { decodeServerMessage } from '../../../shared/protocol/messages.ts'
import { IsoDay, OrderKey } from '../../../shared/schema/values.ts'
import { until } from '../../harness/wait.ts'
import { firstGoal, party } from './gate-fixture.ts'

const canary = 'quetzalport'
const driver = { party: party('ms-fr'), decision: 'provisional', on: IsoDay.parse('2026-01-15'), acceptedAt: '2026-01-16T00:00:00.000Z', acceptedBy: PersonId.parse(randomId()) }
const seen = { epoch: 'e', seq: 1 }
/** The end of time. */
const never = new Date(8.64e15)

let directory: string
let store: Store
let documents: OpenDocuments
let plans: Plans
let days: Days

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'empact-days-'))
  const opened = await openSqliteStore({ directory, onFinalFailure: ({ reason }) => { throw new Error(reason) } })
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
  await loadReferenceData(store.database)
  const commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  const rights = new DaysRights(store, () => documents)
  documents = new OpenDocuments(store, commits, [planKind(store), daysKind(rights)], {
    committed: (document, report) => rights.committed(document, report),
    accepted: () => {},
    refused: () => {},
    presenceChanged: () => {},
    epochRaised: () => {},
    fault: (what, _document, error) => { throw new Error(what, { cause: error }) },
  }, seenProofs('a secret of tests'))
  plans = new Plans(store, documents, () => {})
  days = new Days(store, documents, rights, () => [])
})
afterEach(async () => {
  await documents.closeAll()
  plans.close()
  await store.close()
  rmSync(directory, { recursive: true })
})

class Page {
  readonly doc = new Y.Doc()
  readonly heard: Uint8Array[] = []
  closedWith: string | null = null
  readonly connection: Connection
  private readonly document: OpenDocument
  private readonly own: Uint8Array[] = []

  constructor(document: OpenDocument, from: string) {
    this.document = document
    this.connection = new Connection({
      socket: {
        send: bytes => {
          this.heard.push(bytes)
          const decoded = decodeServerMessage(bytes)
          if (decoded.ok && decoded.value.type === 'committed') Y.applyUpdate(this.doc, decoded.value.update, 'server')
        },
        close: (_code, reason) => { this.closedWith = reason },
        unsentBytes: () => 0,
      },
      under: { writer: { person: PersonId.parse(randomId()), party: party(from), functions: ['speaks'] }, sessionId: randomId(), expiresAt: never, validUntil: never },
      shownAs: { person: randomId(), name: 'somebody', party: from, color: '#000' },
      clientIds: new Set([this.doc.clientID]),
      speaksOurMessages: true,
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.own.push(update)
    })
    document.join(this.connection)
    document.sendState(this.connection, Y.encodeStateVector(this.doc))
  }
  send(): void {
    this.document.receive(this.connection, Y.mergeUpdates(this.own.splice(0)))
  }
  synced = (): Promise<unknown> => until('the state has come', () => this.heard.some(bytes => { const decoded = decodeServerMessage(bytes); return decoded.ok && decoded.value.type === 'committed' }))
}

async function open(id: string): Promise<OpenDocument> {
  const opened = await documents.open(id)
  if (!opened.ok || opened.value === null) throw new Error(`${id} cannot be opened`)
  return opened.value
}

async function world(): Promise<{ plan: OpenDocument; exact: OpenDocument; action: ActionId }> {
  const made = await plans.create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null, { driver })
  if (!made.ok) throw new Error(made.error.code)
  const plan = await open(`plan/${made.value.id}`)
  let action: ActionId | undefined
  await plan.write(doc => {
    const view = planView(doc, 'test')
    action = addAction(view, firstGoal)
    const added = view.roots.actions.get(action)
    if (added === undefined) throw new Error('it was added')
    added.kind.set('jad')
    ask(view, added, 'participant', party('ms-it'), { party: party('ms-it'), answersForParty: true, isDriver: false }, seen)
  })
  if (action === undefined) throw new Error('it was added')
  const session = { sessionId: randomId(), person: { id: PersonId.parse(randomId()), name: 'somebody' }, memberships: [{ party: party('ms-fr'), function: 'speaks' as const }], expiresAt: never, validUntil: never }
  const asked = await days.open(session, { plan: made.value.id, action })
  if (!asked.ok) throw new Error(asked.error.code)
  return { plan, exact: await open(`jad/${made.value.id}/${action}`), action }
}

test.each([['the withdrawal first', true], ['the day first', false]])('a day written in the commit in which a participant goes is not sent to it: %s', async (_name, isWithdrawnFirst) => {
  const { plan, exact, action } = await world()
  const italianPlan = new Page(plan, 'ms-it')
  const italianDays = new Page(exact, 'ms-it')
  const frenchDays = new Page(exact, 'ms-fr')
  const reader = new Page(exact, 'ms-fr')
  await Promise.all([italianPlan, italianDays, frenchDays, reader].map(page => page.synced()))
  const heard = italianDays.heard.length

  const view = planView(italianPlan.doc).roots.actions.get(action)
  const request = view?.participants.get(party('ms-it'))?.request
  if (view === undefined || request === undefined) throw new Error('Italy takes part')
  answer(view, 'participant', party('ms-it'), request, { answer: 'declined' }, seen)
  daysView(frenchDays.doc).roots.days.create(RowId.parse(randomId()), { place: canary, order: OrderKey.parse('a0'), removed: false })
  // In one turn of the event loop: one commit.
  for (const page of isWithdrawnFirst ? [italianPlan, frenchDays] : [frenchDays, italianPlan]) page.send()

  await until('the day has come to whoever may see it', () => reader.heard.some(bytes => Buffer.from(bytes).includes(canary)))
  expect(italianDays.closedWith).toBe('rightLost')
  expect(italianDays.heard.length).toBe(heard)
})

test('while the withdrawal waits for its commit nothing has changed, and a commit that fails takes nothing away', async () => {
  const { plan, exact, action } = await world()
  const italianPlan = new Page(plan, 'ms-it')
  const italianDays = new Page(exact, 'ms-it')
  await Promise.all([italianPlan, italianDays].map(page => page.synced()))
  const view = planView(italianPlan.doc).roots.actions.get(action)
  const request = view?.participants.get(party('ms-it'))?.request
  if (view === undefined || request === undefined) throw new Error('Italy takes part')
  answer(view, 'participant', party('ms-it'), request, { answer: 'declined' }, seen)
  italianPlan.send()
  expect(italianDays.closedWith).toBeNull()
  // What the plan accepted is thrown away with its replica.
  plan.notStored()
  expect([italianPlan.closedWith, italianDays.closedWith]).toEqual(['notStoring', null])
  expect(exact.governance.mayRead(italianDays.connection.writer)).toBe(true)
})

const by = { person: PersonId.parse(randomId()), party: party('ms-fr'), capacity: 'support-team' as const }

/** A co-driver that sees the days is being taken out: its record's change waits for the next commit. */
async function coDriverOnItsWayOut() {
  const { plan, exact } = await world()
  const id = plan.id.slice('plan/'.length)
  await store.database.insertInto('people').values({ id: by.person, name: 'A', email: 'a@example.org', email_verified: 0, created_at: '2026-01-01', updated_at: '2026-01-01' } as never).execute()
  const spain = party('ms-es')
  const recorded = await plans.recordCoDrivers(id, [{ party: spain, decision: 'provisional', on: IsoDay.parse('2026-01-15') }], by)
  const accepted = await plans.accept(id, 'co-driver', spain, by)
  if (!recorded.ok || !accepted.ok) throw new Error('Spain co-drives')
  const [spains, frances, italys] = [new Page(exact, 'ms-es'), new Page(exact, 'ms-fr'), new Page(plan, 'ms-it')]
  await Promise.all([spains, frances, italys].map(page => page.synced()))
  const out = plans.recordCoDrivers(id, [], by)
  for (let turn = 0; turn < 5_000 && !plan.isDirty; turn++) await new Promise<void>(resolve => queueMicrotask(resolve))
  expect(plan.isDirty).toBe(true)
  return { plan, exact, spains, frances, italys, out }
}

test('a co-driver that is taken out is sent no day of the same commit, whoever asks for something of the plan behind it', async () => {
  const { plan, spains, frances, italys, out } = await coDriverOnItsWayOut()
  plan.sendState(italys.connection, new Uint8Array([0]))
  daysView(frances.doc).roots.days.create(RowId.parse(randomId()), { place: canary, order: OrderKey.parse('a0'), removed: false })
  frances.send()
  expect((await out).ok).toBe(true)
  await until('the day has come', () => frances.heard.some(bytes => Buffer.from(bytes).includes(canary)))
  expect(spains.heard.some(bytes => Buffer.from(bytes).includes(canary))).toBe(false)
  expect(spains.closedWith).toBe('rightLost')
})

test('it is turned away also where what came behind it can never be stored', async () => {
  const { plan, exact, spains, italys, out } = await coDriverOnItsWayOut()
  plan.sendState(italys.connection, new Uint8Array([0]))
  expect((await out).ok).toBe(true)
  plan.notStored()
  expect(spains.closedWith).toBe('rightLost')
  expect(exact.governance.mayRead({ party: party('ms-es'), functions: ['speaks'] })).toBe(false)
})
