// Opens a document for a page and looks after it: which copy the page sees, what is done when one ends, and what is told.
//
// What must stay true:
// 1. The page sees one generation at a time, and none before it holds all that is stored.
// 2. What is typed is in the document, in the outbox, or among the kept words, at any moment.
// 3. When a generation ends, the page keeps it until the next is in step; what is typed there meanwhile is done again.
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import type { PersonId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/protocol/messages.ts'
import { samePath } from '../../shared/schema/node.ts'
import type { Path, Roots } from '../../shared/schema/node.ts'
import type { Reading } from '../../shared/schema/reading.ts'
import type { PageUndo } from '../editor/page-undo.ts'
import { AcknowledgedWork } from './acknowledged-work.ts'
import { noteSaved } from './open-replicas.ts'
import { backOffMs } from './back-off.ts'
import { plainAt } from './document-path.ts'
import { createGeneration } from './generation.ts'
import type { Generation } from './generation.ts'
import { asOneEdit } from './local-edits.ts'
import type { OwnEdit } from './local-edits.ts'
import { Outbox } from './outbox.ts'
import type { KeptPlace, KeptReason, KeptWords, OutboxEntry } from './outbox-entry.ts'
import { outboxDocument } from './outbox-store.ts'
import { Provider } from './provider.ts'
import type { Seen } from './provider.ts'
import { reapply } from './re-apply.ts'
import type { RefusedEdit, Replica, ReplicaOptions, ReplicaStatus } from './replica.ts'

/** An ended generation still takes what is typed until the page has bound to the next. */
const rebindMs = 1_000
/** What is on its way when the page is left has this long to arrive, if the device keeps it. */
const lingerMs = 10_000
/** Refusals of a client id rather than of an edit; such an edit is done again, but not for ever. */
const refusalsOfClientId = new Set(['client-id/finished', 'client-id/not-named', 'update/gap'])
const maxRefusalsOfClientId = 3

export function openReplica<R extends Roots>(options: ReplicaOptions<R>): Replica<R> {
  return new OpenReplica(options)
}

type Current<R extends Roots> = { readonly generation: Generation<R>; readonly provider: Provider }

class OpenReplica<R extends Roots> implements Replica<R> {
  readonly synced: Promise<void>
  private readonly options: ReplicaOptions<R>
  private readonly outbox: Outbox
  private readonly acknowledged = new AcknowledgedWork()
  /** Of all generations of this page. */
  private readonly clientIds = new Set<number>()
  private readonly listeners = new Set<() => void>()
  private readonly closers: (() => void)[]
  private resolveSynced: () => void = () => undefined
  /** What the page sees. */
  private current: Current<R>
  /** What takes its place once it is in step. */
  private next: Current<R> | null = null
  private count = 1
  private isShown = false
  private refused: RefusedEdit[] = []
  /** The server has said that what this page holds is of another epoch. */
  private hasLeftEpoch = false
  private clientIdRefusals = 0
  private damages = 0
  private lastStatus: ReplicaStatus | null = null
  private use: 'open' | 'left' | 'ended' = 'open'
  /** The copy holds edits that were never sent and never will be: opened again it would show them for ever. */
  private showsWhatIsSetAside = false
  /** What is written within `asOne`, until it leaves together. */
  private gathered: OwnEdit[] | null = null
  /** Left, and with nothing to send. */
  private isOffLine = false

  constructor(options: ReplicaOptions<R>) {
    this.options = options
    this.synced = new Promise(resolve => { this.resolveSynced = resolve })
    const { environment, identity, isReader = false } = options
    this.outbox = new Outbox({
      // A reader has nothing to keep, and leaves what another page of this person keeps to that one.
      environment: isReader ? { ...environment, store: null } : environment,
      person: identity.person,
      document: this.keptUnder,
      isLive: () => this.newest.provider.isSending,
      changed: () => this.outboxChanged(),
      adopted: () => {
        if (this.next === null && this.current.provider.state.state === 'live') this.takeUpEntries()
      },
    })
    this.current = this.begin()
    this.closers = [
      environment.watchPage({ awake: () => undefined, offline: () => undefined, hidden: () => void this.flush() }),
      environment.warnBeforeClosing(() => this.outbox.wouldLose),
    ]
    this.current.provider.start()
  }

  get doc(): Y.Doc {
    return this.current.generation.doc
  }
  get awareness(): Awareness {
    return this.current.generation.awareness
  }
  get reading(): Reading<R> {
    return this.current.generation.reading
  }
  get undo(): PageUndo {
    return this.current.generation.undo
  }
  get generation(): number {
    return this.count
  }
  get isSynced(): boolean {
    return this.isShown
  }

  status = (): ReplicaStatus => {
    const line = this.newest.provider.state
    const { unsent, kept, keptOnDevice } = this.outbox
    const isOffline = line.state === 'offline' || line.state === 'closed'
    const saved = isOffline ? 'offline' : !this.newest.provider.isStoring ? 'not-storing' : unsent > 0 ? 'saving' : 'saved'
    const status: ReplicaStatus = { ...line, unsent, kept, saved, keptOnDevice }
    if (!equalityDeep(this.lastStatus, status)) this.lastStatus = status
    return this.lastStatus ?? status
  }

  seen = (): Seen | null => this.current.provider.seen
  refusals = (): readonly RefusedEdit[] => this.refused
  keptWords = (): readonly KeptWords[] => this.outbox.keptWords()
  discard = (id: string): void => this.outbox.discard(id)
  mayReapply = ({ places }: KeptWords): boolean => {
    const { mayWrite = () => true } = this.options
    const plain = this.reading.current()
    return this.isShown && this.current.provider.isSending && places.every(({ path }) => mayWrite(path, plain))
  }

  reapplyKept = (id: string): void => {
    const kept = this.outbox.keptWords().find(words => words.id === id)
    if (kept === undefined || !this.mayReapply(kept)) return
    const { doc, reading } = this.current.generation
    const plain = reading.current()
    const changes = kept.places.map(({ path, mine }) => ({ path, before: plainAt(plain, path), after: mine }))
    const left = reapply({ doc, schema: this.options.schema, plain, mayWrite: () => true }, changes)
    if (left.length < kept.places.length) this.outbox.discard(id)
    if (left.length > 0 && left.length < kept.places.length) this.keep({ type: 'place-gone' }, left.map(({ place }) => place))
  }

  asOne = <T>(act: () => T): T => {
    if (this.gathered !== null) return act()
    const edits: OwnEdit[] = []
    const { generation } = this.current
    this.gathered = edits
    try {
      return act()
    } finally {
      this.gathered = null
      if (edits.length > 0) this.edited(generation, asOneEdit(edits, generation.reading.current()))
    }
  }

  discardUnsent = (): void => {
    this.closeLines()
    this.showsWhatIsSetAside = true
    this.outbox.settle(this.outbox.entries())
  }

  flush = (): Promise<void> => this.outbox.flush()

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  resume = (): void => {
    if (this.showsWhatIsSetAside) this.renew(true)
    else this.newest.provider.start()
  }

  close = (): void => {
    if (this.use !== 'open') return
    this.use = 'left'
    this.listeners.clear()
    this.linger()
    void this.flush().then(() => this.endWhenIdle())
  }

  get keptBy(): PersonId {
    return this.options.identity.person
  }
  get keptUnder(): string {
    return outboxDocument(this.document, this.options.identity.party)
  }

  private get document(): string {
    return `${this.options.kind}/${this.options.id}`
  }
  private get newest(): Current<R> {
    return this.next ?? this.current
  }

  private begin(): Current<R> {
    const { schema, environment, identity, ownOrigins = [], isReader = false } = this.options
    const generation = createGeneration({ schema, environment, ownOrigins, edited: (of, edit) => this.edited(of, edit) })
    const provider = new Provider(
      {
        environment,
        doc: generation.doc,
        awareness: generation.awareness,
        outbox: this.outbox,
        document: this.document,
        identity,
        schemaVersion: schema.version,
        isReader,
      },
      {
        changed: () => this.tell(),
        inStep: () => this.inStep(made),
        acknowledged: entries => {
          const stored = entries.filter(entry => !this.outbox.hasKept(entry.id))
          this.acknowledged.note(stored)
          if (stored.length > 0) noteSaved(this.document, stored.flatMap(({ paths }) => paths))
        },
        refused: (entry, refusal) => this.refuse(entry, refusal),
        lostPlace: entry => this.keep({ type: 'place-gone' }, placesOf(entry), entry.id),
        otherEpoch: () => {
          this.hasLeftEpoch = true
          this.renew(true)
        },
        notOpen: () => this.keepAll(),
        damaged: () => this.renew(false, backOffMs(this.damages++, environment.random())),
      },
    )
    this.clientIds.add(generation.doc.clientID)
    const made = { generation, provider }
    return made
  }

  /** The page made an edit. One made in a generation that has ended is done again in the one of now. */
  private edited(generation: Generation<R>, edit: OwnEdit): void {
    if (this.gathered !== null && generation === this.current.generation) return void this.gathered.push(edit)
    const { update, paths, typedIn } = edit
    if (generation !== this.current.generation && generation !== this.next?.generation) return void this.again({ paths })
    const epoch = this.newest.provider.seen?.epoch ?? this.current.provider.seen?.epoch
    if (epoch === undefined) throw new Error('nothing may be written before the document is in step')
    const asNew = this.next !== null && generation === this.current.generation
    this.outbox.add({ epoch, clientId: generation.doc.clientID, update, paths, typedIn, asNew })
  }

  private inStep(joined: Current<R>): void {
    const isNext = joined === this.next
    const ended = this.current
    const isNewEpoch = ended.provider.seen !== null && ended.provider.seen.epoch !== joined.provider.seen?.epoch
    if (isNext) {
      this.current = joined
      this.next = null
      this.count++
    }
    // Loaded afresh it may be the former epoch again: data put back twice, the second time before anybody could show the
    // server what the first had lost.
    const lost = isNext ? this.acknowledged.lostFrom(joined.generation.doc, joined.generation.reading.current(), { isOtherHistory: isNewEpoch || this.hasLeftEpoch }) : []
    this.hasLeftEpoch = false
    const keptPlaces = this.takeUpEntries()
    // Where later work of this page at the same place is kept, it holds these words too.
    this.keep({ type: 'rolled-back' }, lost.filter(place => !keptPlaces.some(path => samePath(path, place.path))))
    if (isNext) {
      ended.provider.close()
      this.options.environment.clock.setTimeout(() => ended.generation.close(), rebindMs)
    }
    if (!this.isShown) {
      this.isShown = true
      this.resolveSynced()
    }
    this.tell()
  }

  /** Gives the document what it lacks of the outbox: as it is where that can be sent, else done again. Returns the places of
   *  this page's own work that had to be kept instead; an earlier page's, found on the device, never saw what this one wrote. */
  private takeUpEntries(): Path[] {
    const { doc, restored } = this.current.generation
    const epoch = this.current.provider.seen?.epoch
    const over: OutboxEntry[] = []
    const stored: OutboxEntry[] = []
    for (const entry of this.outbox.entries()) {
      // A new epoch of the same document carries over what was stored, struct by struct.
      if ((entry.epoch !== epoch || entry.asNew) && isIn(doc, entry.update)) stored.push(entry)
      else if (entry.asNew || entry.epoch !== epoch) over.push(entry)
      else if (entry.clientId !== doc.clientID && !restored.has(entry.id)) {
        restored.add(entry.id)
        Y.applyUpdate(doc, entry.update, this)
      }
    }
    const keptPlaces = over.flatMap(entry => {
      const kept = this.again(entry)
      return this.clientIds.has(entry.clientId) ? kept : []
    })
    // What was stored before its acknowledgement could be heard is not done a second time.
    this.acknowledged.note(stored)
    if (over.length + stored.length > 0) this.outbox.settle([...over, ...stored])
    return keptPlaces
  }

  /** Returns the places where it could not be done again, whose words are kept. */
  private again({ paths }: Pick<OutboxEntry, 'paths'>): Path[] {
    const { schema, mayWrite = () => true } = this.options
    const { doc, reading } = this.current.generation
    const plain = reading.current()
    const left = reapply({ doc, schema, plain, mayWrite: path => mayWrite(path, plain) }, paths)
    for (const type of ['changed-meanwhile', 'not-allowed'] as const) {
      this.keep({ type }, left.filter(({ reason }) => reason === type).map(({ place }) => place))
    }
    return left.map(({ place }) => place.path)
  }

  /** `of`: the entry they were in, where they are kept once however often that is heard. */
  private keep(reason: KeptReason, places: readonly KeptPlace[], of?: string): void {
    if (places.length > 0) this.outbox.keep(reason, places, of)
  }

  /** The document is not open to this person any more: what was not sent never will be, and its words are the author's. */
  private keepAll(): void {
    const entries = this.outbox.entries()
    for (const entry of entries) this.keep({ type: 'not-allowed' }, placesOf(entry), entry.id)
    this.outbox.settle(entries)
    if (entries.length > 0) this.showsWhatIsSetAside = true
  }

  private refuse(entry: OutboxEntry, refusal: Refusal): void {
    // Nothing more of this client id can be taken: whatever is sent now would only be dropped.
    this.newest.provider.close()
    this.refused = [...this.refused, { refusal, at: this.options.environment.clock.now() }]
    const isOfClientId = refusalsOfClientId.has(refusal.code) && ++this.clientIdRefusals < maxRefusalsOfClientId
    if (!isOfClientId) {
      this.clientIdRefusals = 0
      this.keep({ type: 'refused', refusal }, placesOf(entry), entry.id)
      this.outbox.settle([entry])
    }
    this.renew(true)
  }

  /** Begins the next generation. `asNew`: no entry can be sent as it is any more. */
  private renew(asNew: boolean, afterMs = 0): void {
    if (asNew) this.outbox.allAsNew()
    this.showsWhatIsSetAside = false
    this.current.provider.close()
    this.next?.provider.close()
    this.next?.generation.close()
    const next = this.begin()
    this.next = next
    this.options.environment.clock.setTimeout(() => {
      if (this.next === next && this.use !== 'ended' && !this.isOffLine) next.provider.start()
    }, afterMs)
    this.tell()
  }

  private outboxChanged(): void {
    this.newest.provider.send()
    this.tell()
    this.endWhenIdle()
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** After the page was left: time to arrive, and again as long as something is held here that the device does not keep.
   *  It may have room by then. */
  private linger(): void {
    this.options.environment.clock.setTimeout(() => {
      if (!this.outbox.wouldLose) return this.end()
      void this.outbox.claim()
      this.linger()
    }, lingerMs)
  }

  private endWhenIdle(): void {
    if (this.use !== 'left') return
    const { unsent, wouldLose } = this.outbox
    if (unsent > 0 && !this.isOffLine && (this.newest.provider.isSending || wouldLose)) return
    if (!wouldLose) return this.end()
    // Only words are left that the device does not hold yet: they need no line, and the person is not in the plan any more.
    this.isOffLine = true
    this.closeLines()
  }

  private closeLines(): void {
    this.current.provider.close()
    this.next?.provider.close()
  }

  private end(): void {
    if (this.use === 'ended') return
    this.use = 'ended'
    for (const closer of this.closers) closer()
    this.closeLines()
    this.current.generation.close()
    this.next?.generation.close()
    void this.outbox.close()
  }
}

/** Whether a copy that is in step holds these structs already. Of an update that only deletes nobody can tell. */
function isIn(doc: Y.Doc, update: Uint8Array): boolean {
  const { to } = Y.parseUpdateMeta(update)
  return to.size > 0 && [...to].every(([client, clock]) => clock <= Y.getState(doc.store, client))
}

/** What an edit changed in words; what only formatted has none. */
function placesOf(entry: OutboxEntry): KeptPlace[] {
  return entry.paths
    .filter(({ before, after }) => !equalityDeep(before, after))
    .map(({ path, before, after }) => ({ path, theirs: before, mine: after }))
}
