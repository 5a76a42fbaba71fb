// One open document: its replica, what was accepted and is not stored yet, and who is connected.
//
// What must stay true:
// 1. Updates are judged, applied and given a seq in the order they came, one at a time: all that came since the last commit
//    in a row, when the next one begins. One after the other costs a fraction of each by itself.
// 2. Nothing is applied while a commit is under way, so between commits the replica is exactly what is stored plus `rows`.
// 3. Whatever leaves — step 2, frames, acknowledgements, summaries — leaves when `rows` is empty or after their commit.
// 4. What a commit could not store is not in any replica that goes on: the document is retired and loaded anew.
import * as Y from 'yjs'
import type { PersonId, PartyId } from '../../shared/ids.ts'
import type { Grant } from '../../shared/mandates/mandates.ts'
import { answerBytesPerMessage, maxDocumentBytes, stepsPerMessage } from '../../shared/protocol/limits.ts'
import { encodeServerMessage } from '../../shared/protocol/messages.ts'
import type { Refusal, ServerMessage } from '../../shared/protocol/messages.ts'
import type { CloseName } from '../../shared/protocol/close-codes.ts'
import type { Path } from '../../shared/schema/node.ts'
import type { Clock } from '../clock.ts'
import type { Alongside, LogRow, StoredDocument } from '../store/store.ts'
import type { DocumentKind, Governance } from './document-kind.ts'
import { DocumentAwareness } from './awareness.ts'
import type { Connection } from './connection.ts'
import { gateUpdate } from './gate/gate.ts'
import type { PlaceCache } from './gate/places.ts'
import { TextSizes } from './gate/text-sizes.ts'
import { StateAnswers } from './state-answers.ts'
import { bindToServer, newServerClientId } from './server-client-id.ts'

/** Origin of the server's own transactions. */
export const serverOrigin = { name: 'server' } as const
const clientOrigin = { name: 'accepted update' } as const

export type CommitReport = { readonly seq: number; readonly rows: number; readonly touched: readonly Path[]; readonly whole: boolean }

export type DocumentEvents = {
  /** Something came and waits for the next commit: to be judged, or to be stored. */
  waits(document: OpenDocument): void
  /** Whether what is taken now can be stored, as far as is known. */
  takesEdits(): boolean
  /** One update of a client was judged: null when taken. */
  judged(refusal: Refusal | null, party: PartyId): void
  committed(document: OpenDocument, report: CommitReport): void
  presenceChanged(document: OpenDocument): void
  retired(document: OpenDocument): void
  /** The last connection left. */
  idle(document: OpenDocument): void
  /** Bytes that passed the gate made Yjs throw: a fault of ours, to be logged without content. */
  applyFailed(document: OpenDocument, error: unknown): void
}

/** A document that seems to be full is measured at most this often: of 8 MB that takes some 50 ms. */
const measureAgainMs = 1_000

/** After so long the rest waits for the next commit, and other documents and readers have a turn. */
const judgeAtOnceMs = 30

export type Author = { readonly person: PersonId; readonly party: PartyId; readonly grants: readonly Grant[] }

export class OpenDocument {
  readonly id: string
  readonly epoch: string
  readonly kind: DocumentKind
  readonly governance: Governance
  readonly connections = new Set<Connection>()
  /** Gone, and something of theirs may wait to be judged. */
  private readonly leaving = new Set<Connection>()
  readonly awareness: DocumentAwareness
  readonly finishedClientIds = new Set<number>()
  readonly owners: Map<number, PersonId | null>
  private readonly doc: Y.Doc
  private readonly answers: StateAnswers
  private readonly places: PlaceCache = new WeakMap()
  private textSizes = new TextSizes()
  private readonly events: DocumentEvents
  private readonly now: () => Date
  /** What a client shows for having been given a `seq`: see seen-proof.ts. */
  private readonly proofOf: (seq: number) => string
  /** Updates are stored beyond the time of day of the loading, in milliseconds. Should the disk have lost what an earlier
   *  replica stored, then a `seq` of that is one which the log does not hold, however much is written afterwards. */
  private readonly seqFloor: number
  /** A write is under way that changes how later updates are judged: they wait for its commit. */
  private isHeld = false
  /** Or will be by the next commit. */
  private isOwnIdBound = false
  private state: 'gathering' | 'committing' | 'retired' = 'gathering'
  private acceptedSeq: number
  private storedSeq: number
  private bytes: number
  private measuredAt = Number.NEGATIVE_INFINITY
  private readonly steadyMs: () => number
  private rows: LogRow[] = []
  private alongside: Alongside[] = []
  private touched: Path[] = []
  private wholeTouched = false
  private readonly waiting: (() => void)[] = []
  private beforeFanOut: (() => void)[] = []
  private afterCommit: ((outcome: 'stored' | 'not stored') => void)[] = []

  constructor(stored: StoredDocument, owners: Map<number, PersonId | null>, kind: DocumentKind, governance: Governance, events: DocumentEvents, clock: Clock, proofOf: (seq: number) => string) {
    this.id = stored.id
    this.epoch = stored.epoch
    this.kind = kind
    this.governance = governance
    this.owners = owners
    this.events = events
    this.now = () => new Date(clock.now())
    this.steadyMs = clock.steadyMs
    this.proofOf = proofOf
    this.seqFloor = clock.now()
    this.doc = new Y.Doc({ gc: true })
    this.answers = new StateAnswers(this.doc, clock, update => this.committedUpdate(update))
    this.bytes = 0
    this.doc.transact(() => {
      for (const bytes of [...(stored.snapshot === null ? [] : [stored.snapshot.bytes]), ...stored.updates.map(row => row.bytes)]) {
        this.bytes += bytes.byteLength
        Y.applyUpdate(this.doc, bytes, serverOrigin)
      }
    }, serverOrigin)
    // Only after loading: Yjs gives a replica a new id when it is sent structs of its own one.
    this.doc.clientID = newServerClientId(owners)
    owners.set(this.doc.clientID, null)
    this.acceptedSeq = stored.headSeq
    this.storedSeq = stored.headSeq
    this.awareness = new DocumentAwareness(this.connections, () => {
      if (!this.isRetired) events.presenceChanged(this)
    }, clock)
  }

  get seq(): number {
    return this.storedSeq
  }
  /** The last `seq` that was given, stored or not. */
  get acceptedThrough(): number {
    return this.acceptedSeq
  }
  /** About what the whole state takes; measured when a snapshot is made, and never less in between. */
  get encodedBytes(): number {
    return this.bytes
  }
  get isRetired(): boolean {
    return this.state === 'retired'
  }
  /** Something of it waits for a commit. */
  get isDirty(): boolean {
    return this.waiting.length > 0 || this.isUnstored
  }
  /** The replica holds what is not stored. */
  private get isUnstored(): boolean {
    return this.rows.length > 0 || this.alongside.length > 0 || this.state === 'committing'
  }

  /** Whose updates are or may still be judged. */
  get writers(): readonly Connection[] {
    return [...this.connections, ...this.leaving]
  }

  /** Reads the replica when everything that came before is judged and stored. */
  whenStored<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        if (this.state === 'retired') reject(new Error('document was closed'))
        else if (this.isUnstored) this.afterCommit.push(attempt)
        else {
          try {
            resolve(read(this.doc))
          } catch (error) {
            reject(error)
          }
        }
      }
      if (this.waiting.length > 0) this.inTurn(attempt)
      else attempt()
    })
  }

  /** Reads the replica at once, right after a commit and before anything else is judged. Throws where it holds what is not
   *  stored. */
  readStored<T>(read: (doc: Y.Doc) => T): T {
    if (this.isUnstored) throw new Error('the replica holds what is not stored')
    return read(this.doc)
  }

  join(connection: Connection): void {
    this.connections.add(connection)
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    if (this.waiting.length > 0) this.leaving.add(connection)
    this.awareness.left(connection)
    if (this.connections.size === 0) this.events.idle(this)
  }

  /** Answers a client's step 1, once what it would be sent is stored. */
  sendState(connection: Connection, stateVector: Uint8Array): void {
    this.whenStored(() => {
      if (connection.isPaused) return
      if (!this.answers.has(stateVector, connection.speaksOurMessages)) {
        if (connection.work.done.owes) return connection.close('tooFast')
        connection.work.done.owe(1 + Math.floor(this.bytes / answerBytesPerMessage))
      }
      connection.sendState(this.answers.to(stateVector, connection.speaksOurMessages))
      if (!connection.isInStep) {
        connection.isInStep = true
        connection.send(this.answers.question())
      }
    }).catch((error: unknown) => this.closeMalformed(connection, error))
  }

  /** A state vector is the only thing of a step 1 that can be wrong. */
  private closeMalformed(connection: Connection, error: unknown): void {
    if (this.state !== 'retired') connection.close(error instanceof Error ? 'malformed' : 'restarting')
  }

  /** Takes one update of a connection through the gate when the next commit begins; the connection hears of it in the order
   *  of its updates. `onTaken` is told what applying it took, in steps. */
  receive(connection: Connection, update: Uint8Array, onTaken?: (steps: number) => void): void {
    const { sessionId } = connection
    this.inTurn(() => {
      // What came under a session is judged under that session, or not at all: the client sends it again under the next.
      if (this.isRetired || connection.isFinished || !connection.takesEdits || connection.isPaused || connection.sessionId !== sessionId) return
      if (connection.work.done.owes) return connection.close('tooFast')
      const verdict = gateUpdate(update, {
        doc: this.doc,
        schema: this.kind.schema,
        places: this.places,
        textSizes: this.textSizes,
        documentBytes: this.bytesFor(update),
        mandate: this.governance.mandate(this.doc, connection.writer),
        namedClientIds: connection.clientIds,
        finishedClientIds: this.finishedClientIds,
      })
      if (!verdict.ok) return this.refuse(connection, verdict.error)
      const accepted = verdict.value
      if (accepted.empty) return connection.settle(this.acceptedSeq, this.storedSeq, accepted.lostPlace)
      if (!this.apply(update, connection, accepted.grants, accepted.clientId)) return
      connection.work.done.owe(Math.floor(accepted.steps / stepsPerMessage))
      this.textSizes.grew(this.doc, accepted.textGrowth)
      this.events.judged(null, connection.writer.party)
      this.touched.push(...accepted.touched)
      const work = this.recorded(() => this.governance.afterAccepted(this.doc, accepted))
      if (work !== null) this.alongside.push(work)
      connection.settle(this.acceptedSeq, this.storedSeq, accepted.lostPlace)
      onTaken?.(accepted.steps)
    })
  }

  /** The server's own write, and rows of SQL that belong to it, as one commit. `onStored` runs before anything that
   *  came later is judged; `author`: at whose word the server writes. Resolves when it is stored; rejects when it could not be, and
   *  nothing has changed. */
  write(change: (doc: Y.Doc) => void, alongside?: Alongside, onStored?: () => void, author: Author | null = null): Promise<void> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        if (this.state === 'retired') return reject(new Error('document was closed'))
        if (!this.events.takesEdits()) return reject(new Error('the store takes nothing'))
        const rowsBefore = this.rows.length
        try {
          this.recorded(() => this.doc.transact(() => change(this.doc), serverOrigin), author)
        } catch (error) {
          // Half a change may be in the replica: it is thrown away with what waits for the same commit, which its pages hold.
          reject(error)
          return this.retire('restarting')
        }
        // It changed nothing: there is no commit to wait for.
        if (this.rows.length === rowsBefore && alongside === undefined) {
          onStored?.()
          return resolve()
        }
        // It may have written in any text.
        this.textSizes = new TextSizes()
        if (alongside !== undefined) this.alongside.push(alongside)
        this.wholeTouched = true
        if (onStored !== undefined) {
          this.beforeFanOut.push(onStored)
          this.isHeld = true
        }
        this.afterCommit.push(outcome => (outcome === 'stored' ? resolve() : reject(new Error('the store took nothing'))))
      }
      this.inTurn(attempt)
    })
  }

  /** Judges what came, as much as there is time for, and says what is to be stored. From here until `stored` or `notStored`
   *  nothing is applied. Null: there is nothing to store. */
  beginCommit(): { rows: readonly LogRow[]; alongside: readonly Alongside[] } | null {
    const beganAt = this.steadyMs()
    while (!this.isHeld && !this.isRetired && this.steadyMs() - beganAt < judgeAtOnceMs) {
      const act = this.waiting.shift()
      if (act === undefined) break
      act()
    }
    if (this.waiting.length === 0) this.leaving.clear()
    else if (!this.isRetired && !this.isUnstored) this.events.waits(this)
    if (this.isRetired || !this.isUnstored) return null
    this.state = 'committing'
    return { rows: this.rows, alongside: this.alongside }
  }

  /** The commit is on disk: everything that waited for it leaves now. */
  stored(): void {
    if (this.state === 'retired') return
    const rows = this.rows
    const report: CommitReport = { seq: this.acceptedSeq, rows: rows.length, touched: this.touched, whole: this.wholeTouched }
    this.rows = []
    this.alongside = []
    this.touched = []
    this.wholeTouched = false
    this.storedSeq = this.acceptedSeq
    this.answers.forget()
    this.state = 'gathering'
    this.isHeld = false
    // A right that ended in this commit has ended for its frames too.
    for (const act of this.beforeFanOut.splice(0)) act()
    if (rows.length > 0) {
      this.fanOut(rows)
      this.awareness.sendWaiting()
    }
    for (const connection of this.connections) connection.settleThrough(this.storedSeq)
    this.events.committed(this, report)
    const after = this.afterCommit
    this.afterCommit = []
    for (const act of after) act('stored')
    if (this.waiting.length > 0) this.events.waits(this)
  }

  notStored(): void {
    this.retire('notStoring')
  }

  /** Ends this replica: what was not stored by now is not, and whoever waits for it hears so. Connections come back to a
   *  new one, loaded from the store. */
  retire(reason: CloseName): void {
    if (this.state === 'retired') return
    this.state = 'retired'
    for (const connection of [...this.connections]) connection.close(reason)
    this.connections.clear()
    this.awareness.close()
    this.answers.forget()
    this.events.presenceChanged(this)
    for (const act of this.waiting.splice(0)) act()
    for (const act of this.afterCommit.splice(0)) act('not stored')
    this.doc.destroy()
    this.events.retired(this)
  }

  snapshot(): Uint8Array {
    if (this.isUnstored) throw new Error('a snapshot holds only what is stored')
    const state = Y.encodeStateAsUpdate(this.doc)
    // Summed up update by update the size only ever grows; here it is measured.
    this.bytes = state.byteLength
    return state
  }

  /** About what the state takes, measured where the sum of updates says that there is no room for one more: what was deleted
   *  or overwritten since the last snapshot takes none. Not for every update to a document that is really full. */
  private bytesFor(update: Uint8Array): number {
    if (this.bytes + update.byteLength <= maxDocumentBytes || this.steadyMs() - this.measuredAt < measureAgainMs) return this.bytes
    this.measuredAt = this.steadyMs()
    return (this.bytes = Y.encodeStateAsUpdate(this.doc).byteLength)
  }

  private inTurn(act: () => void): void {
    if (this.isRetired) return act()
    this.waiting.push(act)
    if (this.state === 'gathering') this.events.waits(this)
  }

  private refuse(connection: Connection, refusal: Refusal): void {
    this.events.judged(refusal, connection.writer.party)
    for (const clientId of connection.clientIds) this.finishedClientIds.add(clientId)
    connection.refuse(refusal, this.acceptedSeq, this.storedSeq)
  }

  /** Applies an accepted update. Yjs may clean up redundant formats because of it: that is the server's own edit. */
  private apply(update: Uint8Array, connection: Connection, grants: readonly Grant[], clientId: number | null): boolean {
    const produced: Uint8Array[] = []
    const collect = (bytes: Uint8Array): void => void produced.push(bytes)
    this.doc.on('update', collect)
    try {
      Y.applyUpdate(this.doc, update, clientOrigin)
    } catch (error) {
      this.events.applyFailed(this, error)
      this.retire('restarting')
      return false
    } finally {
      this.doc.off('update', collect)
    }
    const [own, ...cleanUps] = produced
    if (own !== undefined) {
      this.addRow(own, { person: connection.writer.person, party: connection.writer.party, grants }, clientId === null ? [] : [clientId])
    }
    for (const bytes of cleanUps) this.addRow(bytes, null, [])
    return true
  }

  /** Runs something that writes to the replica in the server's name, and adds what it wrote to the rows. */
  private recorded<T>(act: () => T, author: Author | null = null): T {
    const collect = (bytes: Uint8Array): void => this.addRow(bytes, author, [this.doc.clientID])
    this.doc.on('update', collect)
    try {
      return act()
    } finally {
      this.doc.off('update', collect)
    }
  }

  private addRow(bytes: Uint8Array, author: Author | null, clientIds: readonly number[]): void {
    if (!this.isOwnIdBound && clientIds.includes(this.doc.clientID)) {
      this.isOwnIdBound = true
      this.alongside.push(bindToServer(this.id, this.epoch, this.doc.clientID, this.now()))
    }
    this.acceptedSeq = Math.max(this.acceptedSeq, this.seqFloor) + 1
    this.bytes += bytes.byteLength
    this.rows.push({
      document: this.id,
      seq: this.acceptedSeq,
      epoch: this.epoch,
      bytes,
      person: author?.person ?? null,
      party: author?.party ?? null,
      capacity: author?.grants[0]?.capacity ?? null,
      role: author === null ? null : author.grants.map(grant => grant.role).join(' '),
      clientIds,
      at: this.now().toISOString(),
    })
  }

  private committedUpdate(update: Uint8Array): Extract<ServerMessage, { type: 'committed' }> {
    return { type: 'committed', seq: this.storedSeq, proof: this.proofOf(this.storedSeq), update }
  }

  /** One frame for everybody: the same bytes to every connection that speaks the same messages. */
  private fanOut(rows: readonly LogRow[]): void {
    const [only] = rows
    const update = rows.length === 1 && only !== undefined ? only.bytes : Y.mergeUpdates(rows.map(row => row.bytes))
    let ours: Uint8Array | null = null
    let plain: Uint8Array | null = null
    for (const connection of this.connections) {
      if (!connection.isInStep) continue
      if (connection.speaksOurMessages) {
        connection.send((ours ??= encodeServerMessage(this.committedUpdate(update))))
      } else connection.send((plain ??= encodeServerMessage({ type: 'update', update })))
    }
  }
}
