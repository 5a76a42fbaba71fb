// The way in as the server has it — receiver, gate, commit, fan-out over a real store — without a network, so that
// thousands of messages can be sent and the plan looked at after each of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { systemClock } from '../../server/clock.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { sentenceOfOpenError } from '../../server/store/open-error.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { Connection } from '../../server/sync/connection.ts'
import type { OpenDocument } from '../../server/sync/document.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { personsWork } from '../../server/sync/rate.ts'
import type { PersonsWork } from '../../server/sync/rate.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { receiverFor } from '../../server/sync/receive.ts'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import { AreaId, PartyId, PersonId, randomId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import { decodeServerMessage, encodeClientMessage } from '../../shared/protocol/messages.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { IsoDay } from '../../shared/schema/values.ts'

/** The end of time. */
const never = new Date(8.64e15)

/** Of as many bytes as most are, and of every page another one. */
let nextClientId = 0x2000_0000

export class Peer {
  readonly doc = new Y.Doc()
  readonly plan: PlanView = planView(this.doc)
  readonly told: ServerMessage[] = []
  readonly connection: Connection
  /** Gives bytes to the server as if they had come from the socket. */
  readonly send: (data: unknown) => void
  closedWith: string | null = null
  private readonly document: OpenDocument
  private own: Uint8Array[] = []

  /** `work`: what its person may make the server do over all of their connections. */
  constructor(document: OpenDocument, party: string, functions: PersonFunction[], work: PersonsWork) {
    const person = PersonId.parse(randomId())
    this.document = document
    this.doc.clientID = nextClientId++
    this.connection = new Connection({
      socket: { send: bytes => this.hear(bytes), close: (_code, reason) => { this.closedWith = reason }, unsentBytes: () => 0 },
      under: { writer: { person, party: PartyId.parse(party), functions }, sessionId: randomId(), expiresAt: never, validUntil: never },
      shownAs: { person, name: 'A', party, color: '#000000' },
      clientIds: new Set([this.doc.clientID]),
      speaksOurMessages: true,
      work,
    })
    this.send = receiverFor(this.connection, document, () => undefined)
    this.doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'server') this.own.push(update) })
    document.join(this.connection)
    this.send(encodeClientMessage({ type: 'step1', stateVector: Y.encodeStateVector(this.doc) }))
  }
  sendUpdate(update: Uint8Array): void {
    this.send(encodeClientMessage({ type: 'update', update }))
  }
  /** Does it on this page, and answers with the update that the page would send. */
  does(act: (plan: PlanView, doc: Y.Doc) => void): Uint8Array {
    act(this.plan, this.doc)
    return Y.mergeUpdates(this.own.splice(0))
  }
  get settled(): number {
    return Math.max(0, ...this.told.map(message => (message.type === 'acknowledgement' || message.type === 'refusal' ? message.count : 0)))
  }
  get refusals(): string[] {
    return this.told.flatMap(message => (message.type === 'refusal' ? [message.refusal.code] : []))
  }
  leave(): void {
    this.connection.ended()
    this.document.leave(this.connection)
    this.doc.destroy()
  }
  private hear(bytes: Uint8Array): void {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Error('the server sent bytes that are no message')
    if (decoded.value.type === 'committed') Y.applyUpdate(this.doc, decoded.value.update, 'server')
    this.told.push(decoded.value)
  }
}

export type Entrance = {
  readonly document: OpenDocument
  /** Somebody who is in step with the plan. */
  joins(party?: string, functions?: PersonFunction[], work?: PersonsWork): Promise<Peer>
  /** What must be as it was after a refusal: the plan's canonical state, its encoded bytes, and its rows in the log. */
  standing(): Promise<{ state: string; bytes: string; rows: number }>
  /** By code, how often the gate has refused. */
  readonly refusedByCode: ReadonlyMap<string, number>
  readonly faults: readonly unknown[]
  close(): Promise<void>
}

export async function openEntrance(): Promise<Entrance> {
  const directory = mkdtempSync(join(tmpdir(), 'hostile-'))
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(sentenceOfOpenError(opened.error))
  const store = opened.value
  await loadReferenceData(store.database)
  const faults: unknown[] = []
  const refusedByCode = new Map<string, number>()
  const commits = new GroupCommit(store, { fatal: error => faults.push(error), failing: reason => faults.push(reason), recovered: () => {}, failed: (_documents, reason) => faults.push(reason), finished: () => {} })
  const documents = new OpenDocuments(store, commits, [planKind(store)], {
    committed: () => {},
    accepted: () => {},
    refused: ({ code }) => refusedByCode.set(code, (refusedByCode.get(code) ?? 0) + 1),
    presenceChanged: () => {},
    loaded: () => {},
    epochRaised: () => {},
    fault: (_what, _document, error) => faults.push(error),
  }, seenProofs('a secret of tests'))
  const by = { person: PersonId.parse(randomId()), party: PartyId.parse('gsc'), capacity: 'support-team' } as const
  const accepted = (party: string) => ({ party: PartyId.parse(party), decision: 'provisional', on: IsoDay.parse('2026-01-15'), acceptedAt: '2026-01-16T00:00:00.000Z', acceptedBy: by.person })
  const made = await new Plans(store, documents, () => {}).create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), by, { driver: accepted('ms-fr'), coDrivers: [accepted('ms-de'), accepted('ms-it')] })
  if (!made.ok) throw new Error(made.error.code)
  const found = await documents.open(`plan/${made.value.id}`)
  if (!found.ok || found.value === null) throw new Error('a plan that was made can be opened')
  const document = found.value
  return {
    document,
    faults,
    refusedByCode,
    joins: async (party = 'ms-fr', functions = ['speaks'], work = personsWork(systemClock)) => {
      const peer = new Peer(document, party, functions, work)
      // Asked for after the answer to its step 1, and so told after it.
      await document.whenStored(() => null)
      return peer
    },
    standing: async () => {
      const [state, bytes] = await document.whenStored(doc => [canonicalHash(doc, planSchema, 'state'), Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')] as const)
      const { rows } = await store.database.selectFrom('updates').select(({ fn }) => fn.countAll<number>().as('rows')).where('document', '=', document.id).executeTakeFirstOrThrow()
      return { state, bytes, rows }
    },
    close: async () => {
      await commits.stop()
      await documents.closeAll()
      await store.close()
      rmSync(directory, { recursive: true })
    },
  }
}
