// Group commit: what came to all documents since the last commit is judged, goes to disk in one transaction, then leaves.
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { NotWritable, Store } from '../store/store.ts'
import type { OpenDocument } from './document.ts'
import { StoreHealth } from './store-health.ts'

/** No edit waits longer than this for others to share its commit. */
const maxWindowMs = 50
/** From one commit to the next passes at least this while edits keep coming. */
const minWindowMs = 8
/** For each connection of a document so much is worth waiting for: nearly all of a fan-out is one system call for each socket,
 *  however much it is given to write. How many documents there are says nothing, since those share no write. Not measured:
 *  on a machine with a bad moment a measured window grew, gathered more, and so measured more. */
const windowPerConnectionMs = 0.3

export type CommitEvents = {
  /** The store can no longer be trusted: the process is to end with code 70. */
  fatal(error: NotWritable): void
  failed(documents: number, reason: string): void
  /** The store took nothing for a passing reason: nothing is taken from anybody until `recovered`. */
  failing(reason: NotWritable['reason']): void
  recovered(): void
  finished(documents: number, updates: number, tookMs: number): void
}

type Part = { readonly document: OpenDocument } & NonNullable<ReturnType<OpenDocument['beginCommit']>>
/** `failed`: the store takes nothing now. `rejected`: it would not take these; nothing of them was written. */
type Outcome =
  | { readonly type: 'stored'; readonly tookMs: number }
  | { readonly type: 'failed'; readonly reason: NotWritable['reason'] }
  | { readonly type: 'rejected'; readonly reason: string }

export class GroupCommit {
  private readonly store: Store
  private readonly events: CommitEvents
  private readonly clock: Clock
  private dirty = new Set<OpenDocument>()
  private scheduled = false
  private running: Promise<void> | null = null
  private lastBeganAt = Number.NEGATIVE_INFINITY
  private stopped = false
  private readonly health: StoreHealth

  /** `probe`: whether the store takes writes again, asked after it took none. */
  constructor(store: Store, events: CommitEvents, clock: Clock = systemClock, probe: () => Promise<boolean> = () => store.isWritable()) {
    this.store = store
    this.events = events
    this.clock = clock
    const after = (ms: number, act: () => void): (() => void) => {
      const timer = clock.setTimeout(act, ms)
      return () => clock.clearTimeout(timer)
    }
    this.health = new StoreHealth({ probe, now: clock.steadyMs, after }, events)
  }

  /** False: an edit taken now could not be stored. */
  get takesEdits(): boolean {
    return this.health.takesWrites
  }

  /** Something else than a commit could not be stored. */
  notStored(reason: NotWritable['reason']): void {
    this.health.failed(reason)
  }

  enqueue(document: OpenDocument): void {
    this.dirty.add(document)
    this.schedule()
  }

  /** Stores what was accepted so far, and nothing later: that is not acknowledged either, and its page sends it again.
   *  Ends however much goes on coming. */
  async stop(): Promise<void> {
    this.stopped = true
    this.health.close()
    await this.running
    if (this.dirty.size > 0) await this.run()
  }

  private schedule(): void {
    if (this.scheduled || this.running !== null || this.stopped) return
    this.scheduled = true
    // From the beginning of the last commit: whoever types alone waits for nobody.
    const mostConnections = Math.max(...[...this.dirty].map(({ connections }) => connections.size))
    const window = Math.min(maxWindowMs, Math.max(minWindowMs, mostConnections * windowPerConnectionMs))
    const waitMs = this.lastBeganAt + window - this.clock.steadyMs()
    const start = (): void => {
      this.scheduled = false
      if (this.running === null && this.dirty.size > 0) void this.run()
    }
    if (waitMs <= 0) this.clock.soon(start)
    else this.clock.setTimeout(start, waitMs)
  }

  private run(): Promise<void> {
    this.running = this.commit().finally(() => {
      this.running = null
      if (this.dirty.size > 0) this.schedule()
    })
    return this.running
  }

  private async commit(): Promise<void> {
    const documents = inOrder([...this.dirty].filter(document => !document.isRetired))
    this.dirty = new Set()
    if (documents.length === 0) return
    this.lastBeganAt = this.clock.steadyMs()
    const parts = documents.flatMap(document => {
      const part = document.beginCommit()
      return part === null ? [] : [{ document, ...part }]
    })
    if (parts.length === 0) return
    const outcome = await this.append(parts)
    if (outcome.type === 'rejected' && parts.length > 1) return this.commitEach(parts)
    this.settle(parts, outcome)
  }

  /** One document's part was rejected, and with it everybody's: now each stands for itself. */
  private async commitEach(parts: readonly Part[]): Promise<void> {
    for (const part of parts) this.settle([part], await this.append([part]))
  }

  private settle(parts: readonly Part[], outcome: Outcome): void {
    if (outcome.type === 'stored') {
      for (const { document } of parts) document.stored()
      this.events.finished(parts.length, parts.reduce((count, { rows }) => count + rows.length, 0), outcome.tookMs)
    } else {
      this.events.failed(parts.length, outcome.reason)
      for (const { document } of parts) document.notStored()
      // Now, before anybody who was sent away can be back: they are let in to read.
      if (outcome.type === 'failed') this.health.failed(outcome.reason)
    }
  }

  private async append(parts: readonly Part[]): Promise<Outcome> {
    const rows = parts.flatMap(part => part.rows)
    const alongside = parts.flatMap(part => part.alongside)
    const startedAt = this.clock.steadyMs()
    try {
      const appended = await this.store.appendUpdates(rows, alongside.length === 0 ? undefined : async transaction => {
        for (const work of alongside) await work(transaction)
      })
      if (appended.ok) return { type: 'stored', tookMs: this.clock.steadyMs() - startedAt }
      if (appended.error.code === 'store/not-writable') {
        const { reason } = appended.error
        if (reason === 'io' || reason === 'damaged') this.events.fatal(appended.error)
        return { type: 'failed', reason }
      }
      return { type: 'rejected', reason: appended.error.code }
    } catch (error) {
      // Work of a service threw: nothing of the transaction was written.
      return { type: 'rejected', reason: error instanceof Error ? error.name : 'unknown' }
    }
  }
}

/** What decides about another document is told first: a right that ends in this commit has ended for that one's frames. */
function inOrder(documents: readonly OpenDocument[]): OpenDocument[] {
  const [governing, governed] = [false, true].map(isGoverned => documents.filter(({ kind }) => kind.isGovernedByOthers === isGoverned))
  return [...(governing ?? []), ...(governed ?? [])]
}
