// Which documents are open in this process: loads one once however many ask, keeps it while anybody is connected, and
// lets it go some time after the last has left.
import type { Refusal } from '../../shared/protocol/messages.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Result } from '../../shared/result.ts'
import { completeEntries } from '../../shared/schema/upgrade.ts'
import type { NotReadable, NotWritable, Store } from '../store/store.ts'
import type { GroupCommit } from './commit.ts'
import type { DocumentKind } from './document-kind.ts'
import { OpenDocument } from './document.ts'
import type { CommitReport } from './document.ts'
import { raiseEpoch } from './epoch.ts'
import type { SeenProofs } from './seen-proof.ts'

/** An idle document stays this long in memory: people come back after a reload or a lost connection. */
const idleMs = 30_000
/** Opening applies a snapshot and at most about this many updates after it. */
const updatesPerSnapshot = 500

export type OpenDocumentsEvents = {
  /** A document was read from the store, once however many asked for it. */
  loaded?(): void
  committed(document: OpenDocument, report: CommitReport): void
  accepted(): void
  /** By the code of the refusal: which rule blocks real work is something an operator wants to know. */
  refused(refusal: Refusal, documentId: string, party: PartyId): void
  presenceChanged(document: OpenDocument): void
  /** A page has proved that the data were put back to an earlier day; the document goes on in a new epoch. */
  epochRaised(documentId: string): void
  fault(what: string, documentId: string, error: unknown): void
}

export class OpenDocuments {
  private readonly store: Store
  private readonly commits: GroupCommit
  private readonly kinds: ReadonlyMap<string, DocumentKind>
  private readonly events: OpenDocumentsEvents
  private readonly proofs: SeenProofs
  private readonly openById = new Map<string, Promise<Result<OpenDocument | null, NotReadable>>>()
  private readonly documents = new Set<OpenDocument>()
  private readonly idleTimers = new Map<OpenDocument, Timer>()
  private readonly clock: Clock
  private isClosed = false
  private readonly rowsSinceSnapshot = new WeakMap<OpenDocument, number>()

  constructor(store: Store, commits: GroupCommit, kinds: readonly DocumentKind[], events: OpenDocumentsEvents, proofs: SeenProofs, clock: Clock = systemClock) {
    this.store = store
    this.commits = commits
    this.kinds = new Map(kinds.map(kind => [kind.kind, kind]))
    this.events = events
    this.proofs = proofs
    this.clock = clock
  }

  kindOf(documentId: string): DocumentKind | null {
    return this.kinds.get(documentId.slice(0, documentId.indexOf('/'))) ?? null
  }

  /** The open document, loaded if it was not. Null: there is none. Err: it could not be read, which is never an empty one. */
  async open(documentId: string): Promise<Result<OpenDocument | null, NotReadable>> {
    if (this.isClosed) return err({ code: 'store/not-readable', detail: 'the process is ending' })
    let opening = this.openById.get(documentId)
    if (opening === undefined) {
      opening = this.load(documentId)
      this.openById.set(documentId, opening)
      try {
        const result = await opening
        if (!result.ok || result.value === null) this.openById.delete(documentId)
      } catch (error) {
        // Whoever asks next tries again.
        this.openById.delete(documentId)
        throw error
      }
    }
    const result = await opening
    if (result.ok && result.value !== null) this.keepAwake(result.value)
    return result
  }

  /** False: whoever is let in now may read, and nothing is taken of them. */
  get takesEdits(): boolean {
    return this.commits.takesEdits
  }

  /** What a newcomer needs stored could not be. */
  notStored(reason: NotWritable['reason']): void {
    this.commits.notStored(reason)
  }

  /** The store takes nothing: every open page keeps what it writes from now on. */
  stopEdits(): void {
    for (const document of this.documents) for (const connection of document.connections) connection.stopEdits()
  }

  /** The store takes writes again: whoever had to keep their work comes back with it. */
  resumeEdits(): void {
    for (const document of this.documents) {
      for (const connection of [...document.connections]) if (!connection.takesEdits) connection.close('restarting')
    }
  }

  /** Whether the log holds what a client says that it has seen. If not, what that client holds is no state of this
   *  document: the data were put back to an earlier day, or the client says what is not so. */
  async holds(document: OpenDocument, seq: number): Promise<Result<boolean, NotReadable>> {
    if (seq === document.seq) return ok(true)
    if (seq > document.seq) return ok(false)
    const rows = await this.store.updatesBetween(document.id, seq - 1, seq)
    return rows.ok ? ok(rows.value.some(row => row.epoch === document.epoch)) : rows
  }

  /** Whether this server gave out this `seq` in the document's epoch. */
  gaveOut = (document: OpenDocument, seq: number, proof: string): boolean => this.proofs.isGiven(document.id, document.epoch, seq, proof)

  /** Ends the document's epoch: everybody in it is sent to the next one, in which it opens from then on. Resolves when
   *  that has begun, or could not be stored; then the former one goes on, and the next proof tries again. */
  async raiseEpoch(document: OpenDocument): Promise<void> {
    let raised: Promise<boolean> = Promise.resolve(false)
    try {
      await document.whenStored(() => {
        document.retire('otherEpoch')
        raised = this.beginEpoch(document.id)
        // Whoever opens it meanwhile waits for the new epoch.
        const opening = raised.then(() => this.load(document.id))
        this.openById.set(document.id, opening)
        opening.then(
          opened => { if (!opened.ok || opened.value === null) this.forgetOpening(document.id, opening) },
          () => this.forgetOpening(document.id, opening),
        )
      })
    } catch {
      // It was retired meanwhile: by another page's proof, or because the store takes nothing.
      return
    }
    if (await raised) this.events.epochRaised(document.id)
  }

  private async beginEpoch(documentId: string): Promise<boolean> {
    try {
      const raised = await raiseEpoch(this.store, documentId, () => new Date(this.clock.now()))
      if (!raised.ok) this.events.fault(`no new epoch: ${raised.error.code}`, documentId, new Error(raised.error.code))
      return raised.ok
    } catch (error) {
      this.events.fault('no new epoch', documentId, error)
      return false
    }
  }

  private forgetOpening(documentId: string, opening: Promise<unknown>): void {
    if (this.openById.get(documentId) === opening) this.openById.delete(documentId)
  }

  /** Null where it is not open now; it is not opened for this. */
  inMemory(documentId: string): OpenDocument | null {
    for (const document of this.documents) if (document.id === documentId) return document
    return null
  }

  /** Documents that are in memory now; most of the stored ones are not. */
  get all(): ReadonlySet<OpenDocument> {
    return this.documents
  }

  countOpen(): { documents: number; connections: number } {
    return { documents: this.documents.size, connections: [...this.documents].reduce((sum, document) => sum + document.connections.size, 0) }
  }

  async closeAll(): Promise<void> {
    this.isClosed = true
    for (const document of [...this.documents]) document.retire('restarting')
  }

  private async load(documentId: string): Promise<Result<OpenDocument | null, NotReadable>> {
    const kind = this.kindOf(documentId)
    if (kind === null) return ok(null)
    const stored = await this.store.loadDocument(documentId)
    if (!stored.ok) return err(stored.error)
    if (stored.value === null) return ok(null)
    const { epoch } = stored.value
    const owners = await this.store.clientIdOwners(documentId, epoch)
    if (!owners.ok) return err(owners.error)
    const governance = await kind.govern(documentId)
    if (governance === null) return ok(null)
    const document = new OpenDocument(stored.value, owners.value, kind, governance, {
      waits: changed => this.commits.enqueue(changed),
      takesEdits: () => this.commits.takesEdits,
      judged: (refusal, party) => (refusal === null ? this.events.accepted() : this.events.refused(refusal, documentId, party)),
      committed: (changed, report) => {
        this.events.committed(changed, report)
        this.keepSnapshot(changed, report.rows)
      },
      presenceChanged: changed => this.events.presenceChanged(changed),
      retired: gone => this.forget(gone),
      idle: idle => this.unloadLater(idle),
      applyFailed: (failed, error) => this.events.fault('an accepted update could not be applied', failed.id, error),
    }, this.clock, seq => this.proofs.give(documentId, epoch, seq))
    this.rowsSinceSnapshot.set(document, stored.value.updates.length)
    this.documents.add(document)
    this.events.loaded?.()
    this.unloadLater(document)
    // The process began to end while this was read.
    if (this.isClosed) document.retire('restarting')
    else if (stored.value.schemaVersion < kind.schema.version) return this.upgrade(document)
    return ok(document)
  }

  /** A document of an older schema is brought up to this one before anybody is let in. */
  private async upgrade(document: OpenDocument): Promise<Result<OpenDocument, NotReadable>> {
    const { schema } = document.kind
    try {
      await document.write(
        doc => completeEntries(doc, schema),
        async transaction => {
          await transaction.updateTable('documents').set({ schema_version: schema.version }).where('id', '=', document.id).execute()
        },
      )
      return ok(document)
    } catch (error) {
      document.retire('notStoring')
      return err({ code: 'store/not-readable', detail: `${document.id} could not be brought up to schema ${schema.version}: ${String(error)}` })
    }
  }

  private keepAwake(document: OpenDocument): void {
    this.unloadLater(document)
  }

  private unloadLater(document: OpenDocument): void {
    this.stopIdleTimer(document)
    const timer = this.clock.setTimeout(() => {
      if (document.connections.size > 0) this.idleTimers.delete(document)
      else if (document.isDirty) this.unloadLater(document)
      else document.retire('restarting')
    }, idleMs)
    this.idleTimers.set(document, timer)
  }

  private forget(document: OpenDocument): void {
    this.stopIdleTimer(document)
    this.documents.delete(document)
    this.openById.delete(document.id)
  }

  private stopIdleTimer(document: OpenDocument): void {
    const timer = this.idleTimers.get(document)
    if (timer !== undefined) this.clock.clearTimeout(timer)
    this.idleTimers.delete(document)
  }

  private keepSnapshot(document: OpenDocument, newRows: number): void {
    const rows = (this.rowsSinceSnapshot.get(document) ?? 0) + newRows
    this.rowsSinceSnapshot.set(document, rows < updatesPerSnapshot ? rows : 0)
    if (rows < updatesPerSnapshot) return
    const seq = document.seq
    document
      .whenStored(() => ({ seq: document.seq, bytes: document.snapshot(), at: new Date(this.clock.now()).toISOString() }))
      .then(snapshot => this.store.saveSnapshot(document.id, document.epoch, snapshot))
      .then(saved => {
        // The log still holds everything; a later commit tries again.
        if (!saved.ok) this.rowsSinceSnapshot.set(document, rows)
      })
      .catch((error: unknown) => {
        // Given up meanwhile: the one that is opened in its place makes its own.
        if (!document.isRetired) this.events.fault(`no snapshot at ${seq}`, document.id, error)
      })
  }
}

/** Whether every id named is free or this person's, and binds those that were free; false when one is another's. */
export async function bindClientIds(
  store: Store,
  document: OpenDocument,
  clientIds: readonly number[],
  person: PersonId,
): Promise<'bound' | 'not yours' | NotWritable> {
  if (clientIds.some(id => document.owners.has(id) && document.owners.get(id) !== person)) return 'not yours'
  const missing = clientIds.filter(id => !document.owners.has(id))
  if (missing.length === 0) return 'bound'
  const bound = await store.bindClientIds(document.id, document.epoch, missing, person)
  if (!bound.ok) return bound.error.code === 'store/client-ids-taken' ? 'not yours' : bound.error
  for (const id of missing) document.owners.set(id, person)
  return 'bound'
}
