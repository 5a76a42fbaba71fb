// Which documents are open in this process: loads one once however many ask, keeps it while anybody is connected, and
// lets it go some time after the last has left.
import type { PersonId } from '../../shared/ids.ts'
import { err, ok } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Result } from '../../shared/result.ts'
import type { NotReadable, Store } from '../store/store.ts'
import type { GroupCommit } from './commit.ts'
import type { DocumentKind } from './document-kind.ts'
import { OpenDocument } from './document.ts'
import type { CommitReport } from './document.ts'

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
  refused(code: string): void
  presenceChanged(document: OpenDocument): void
  fault(what: string, documentId: string, error: unknown): void
}

export class OpenDocuments {
  private readonly store: Store
  private readonly commits: GroupCommit
  private readonly kinds: ReadonlyMap<string, DocumentKind>
  private readonly events: OpenDocumentsEvents
  private readonly openById = new Map<string, Promise<Result<OpenDocument | null, NotReadable>>>()
  private readonly documents = new Set<OpenDocument>()
  private readonly idleTimers = new Map<OpenDocument, Timer>()
  private readonly clock: Clock
  private isClosed = false
  private readonly snapshotSeqs = new WeakMap<OpenDocument, number>()

  constructor(store: Store, commits: GroupCommit, kinds: readonly DocumentKind[], events: OpenDocumentsEvents, clock: Clock = systemClock) {
    this.store = store
    this.commits = commits
    this.kinds = new Map(kinds.map(kind => [kind.kind, kind]))
    this.events = events
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
    const owners = await this.store.clientIdOwners(documentId, stored.value.epoch)
    if (!owners.ok) return err(owners.error)
    const governance = await kind.govern(documentId)
    if (governance === null) return ok(null)
    const document = new OpenDocument(stored.value, owners.value, kind, governance, {
      accepted: changed => this.commits.enqueue(changed),
      judged: code => (code === null ? this.events.accepted() : this.events.refused(code)),
      committed: (changed, report) => {
        this.events.committed(changed, report)
        this.keepSnapshot(changed)
      },
      presenceChanged: changed => this.events.presenceChanged(changed),
      retired: gone => this.forget(gone),
      idle: idle => this.unloadLater(idle),
      applyFailed: (failed, error) => this.events.fault('an accepted update could not be applied', failed.id, error),
    }, this.clock)
    this.snapshotSeqs.set(document, stored.value.snapshot?.seq ?? 0)
    this.documents.add(document)
    this.events.loaded?.()
    this.unloadLater(document)
    // The process began to end while this was read.
    if (this.isClosed) document.retire('restarting')
    return ok(document)
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

  private keepSnapshot(document: OpenDocument): void {
    const since = this.snapshotSeqs.get(document) ?? 0
    if (document.seq - since < updatesPerSnapshot) return
    this.snapshotSeqs.set(document, document.seq)
    const seq = document.seq
    document
      .whenStored(() => ({ seq: document.seq, bytes: document.snapshot(), at: new Date(this.clock.now()).toISOString() }))
      .then(snapshot => this.store.saveSnapshot(document.id, document.epoch, snapshot))
      .then(saved => {
        // The log still holds everything; a later commit tries again.
        if (!saved.ok) this.snapshotSeqs.set(document, since)
      })
      .catch((error: unknown) => this.events.fault(`no snapshot at ${seq}`, document.id, error))
  }
}

/** Whether every id named is free or this person's, and binds those that were free; false when one is another's. */
export async function bindClientIds(
  store: Store,
  document: OpenDocument,
  clientIds: readonly number[],
  person: PersonId,
): Promise<'bound' | 'not yours' | 'not stored'> {
  if (clientIds.some(id => document.owners.has(id) && document.owners.get(id) !== person)) return 'not yours'
  const missing = clientIds.filter(id => !document.owners.has(id))
  if (missing.length === 0) return 'bound'
  const bound = await store.bindClientIds(document.id, document.epoch, missing, person)
  if (!bound.ok) return bound.error.code === 'store/client-ids-taken' ? 'not yours' : 'not stored'
  for (const id of missing) document.owners.set(id, person)
  return 'bound'
}
