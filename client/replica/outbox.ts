// Work that the server has not acknowledged, in order, and words that no document holds. It is written to the device
// before it is sent, and leaves the device when it is settled.
//
// What must stay true:
// 1. An entry is sendable only when the device holds exactly it, or holds nothing at all.
// 2. What was sent is never changed; only an entry that nobody has sent grows by further typing.
// 3. Taking one entry's place by others is one write: after a crash either it is there or they are.
import * as Y from 'yjs'
import type { PersonId } from '../../shared/ids.ts'
import type { Path } from '../../shared/schema/node.ts'
import { samePath } from '../../shared/schema/node.ts'
import { newLocalId } from './environment.ts'
import type { Environment, Timer } from './environment.ts'
import { bytesToEntry, bytesToWords, entryToBytes, wordsToBytes } from './outbox-entry.ts'
import type { KeptPlace, KeptReason, KeptWords, OutboxEntry, PathChange } from './outbox-entry.ts'
import { openShelf } from './shelf.ts'
import type { Shelf, Shelved } from './shelf.ts'

/** Typing within this time leaves as one message. */
const gatherMs = 20
/** Typing offline grows one entry up to this size, so that an hour of it is some dozens of entries. */
const maxGrownBytes = 16 * 1024
/** While another tab that is alive holds unsent work, it is looked at this often whether it still is. */
const adoptSoonMs = 3_000
/** Otherwise this often whether a tab has died that held some. */
const adoptAgainMs = 30_000
/** Opening waits this long for the device and its key, then goes on in memory. */
const claimTimeoutMs = 5_000

/** One local transaction as bytes and as plain values. */
export type LocalEdit = {
  readonly epoch: string
  readonly clientId: number
  readonly update: Uint8Array
  readonly paths: readonly PathChange[]
  /** The one text it wrote in, if it did nothing else: what may be gathered with more of the same. */
  readonly typedIn: Path | null
  readonly asNew: boolean
}

type Held = {
  entry: OutboxEntry
  /** Updates that are not in `entry.update` yet. */
  parts: Uint8Array[]
  readonly typedIn: Path | null
  /** Takes no more typing. */
  isSealed: boolean
  /** The device does not hold it as it is now. */
  isDirty: boolean
}

export type OutboxOptions = {
  readonly environment: Environment
  readonly person: PersonId
  readonly document: string
  /** Whether what is ready leaves at once; if not, typing goes on growing the last entry. */
  readonly isLive: () => boolean
  readonly changed: () => void
  /** Entries of a tab that died were taken over after the opening. */
  readonly adopted: () => void
}

export class Outbox {
  private readonly options: OutboxOptions
  private held: Held[] = []
  private words: KeptWords[] = []
  private dirtyWords = new Set<string>()
  private removals: string[] = []
  private shelf: Shelf | null = null
  /** A shelf that took no more. Its lock is held on to, so that no other tab sends what this one is sending. */
  private fullShelf: Shelf | null = null
  private timer: Timer | null = null
  private adoptTimer: Timer | null = null
  private writing: Promise<void> = Promise.resolve()
  private claiming: Promise<void> | null = null
  private isClosed = false

  constructor(options: OutboxOptions) {
    this.options = options
  }

  entries = (): readonly OutboxEntry[] => this.held.map(({ entry }) => entry)
  keptWords = (): readonly KeptWords[] => this.words

  get unsent(): number {
    return this.held.length
  }
  /** How many of the unsent the device holds as they are now. */
  get kept(): number {
    return this.shelf === null ? 0 : this.held.filter(({ isDirty }) => !isDirty).length
  }
  /** Whether what is written now will outlive the tab. */
  get keptOnDevice(): boolean {
    return this.shelf !== null
  }
  /** Whether closing the tab this moment would lose something. */
  get wouldLose(): boolean {
    return this.shelf === null ? this.held.length + this.words.length > 0 : this.dirtyWords.size > 0 || this.held.some(held => held.isDirty)
  }

  isReady(entry: OutboxEntry): boolean {
    return this.held.some(held => held.entry === entry && !held.isDirty)
  }

  /** It is being sent: from now on it stays as it is. */
  seal(entry: OutboxEntry): void {
    for (const held of this.held) if (held.entry === entry) held.isSealed = true
  }

  /** Takes hold of what this device keeps for this person and document, once; without success it is tried again at the
   *  next call. Always resolves, soon: the page goes on in memory meanwhile. */
  claim(): Promise<void> {
    if (this.isClosed) return Promise.resolve()
    if (this.shelf !== null) {
      // Another tab may have died since, with work that could not leave.
      void this.adoptMore(this.shelf)
      return Promise.resolve()
    }
    this.claiming ??= this.claimNow().finally(() => { this.claiming = null })
    return this.soon(this.claiming)
  }

  add(edit: LocalEdit): void {
    const last = this.held.at(-1)
    if (last !== undefined && mayGrow(last, edit)) {
      last.parts.push(edit.update)
      last.isDirty = true
      last.entry = { ...last.entry, paths: grownPaths(last.entry.paths, edit.paths) }
    } else {
      if (last !== undefined) last.isSealed = true
      const { environment } = this.options
      const { typedIn, ...rest } = edit
      const entry: OutboxEntry = { id: newLocalId(environment), at: environment.clock.now(), ...rest }
      this.held.push({ entry, parts: [], typedIn, isSealed: false, isDirty: true })
    }
    this.writeSoon()
    this.options.changed()
  }

  /** These need not be sent any more. */
  settle(entries: readonly OutboxEntry[]): void {
    const ids = new Set(entries.map(({ id }) => id))
    this.held = this.held.filter(({ entry }) => !ids.has(entry.id))
    this.removals.push(...ids)
    this.writeSoon()
    this.options.changed()
  }

  /** No entry can be sent as it is any more: each is to be done again. */
  allAsNew(): void {
    for (const held of this.held) {
      held.entry = { ...held.entry, asNew: true }
      held.isSealed = true
      held.isDirty = true
    }
    this.writeSoon()
  }

  /** `of`: the entry the words were in; they are kept once, however often it is said that they are to be. */
  keep(reason: KeptReason, places: readonly KeptPlace[], of?: string): void {
    const { environment } = this.options
    const id = of === undefined ? newLocalId(environment) : wordsIdOf(of)
    if (this.words.some(known => known.id === id)) return
    const words: KeptWords = { id, at: environment.clock.now(), reason, places }
    this.words = [...this.words, words]
    this.dirtyWords.add(words.id)
    this.writeSoon()
    this.options.changed()
  }

  /** Whether the words of this entry are kept already. */
  hasKept = (entryId: string): boolean => this.words.some(({ id }) => id === wordsIdOf(entryId))

  discard(id: string): void {
    this.words = this.words.filter(words => words.id !== id)
    this.removals.push(id)
    this.writeSoon()
    this.options.changed()
  }

  /** Writes to the device what it does not hold yet, now. */
  flush(): Promise<void> {
    if (this.timer !== null) this.options.environment.clock.clearTimeout(this.timer)
    this.timer = null
    this.writing = this.writing.then(() => this.write())
    return this.writing
  }

  /** What is left unsettled stays on the device for the next page. */
  async close(): Promise<void> {
    await this.flush()
    this.isClosed = true
    if (this.adoptTimer !== null) this.options.environment.clock.clearTimeout(this.adoptTimer)
    this.adoptTimer = null
    this.shelf?.release()
    this.fullShelf?.release()
    this.shelf = null
  }

  private writeSoon(): void {
    this.timer ??= this.options.environment.clock.setTimeout(() => void this.flush(), gatherMs)
  }

  private async write(): Promise<void> {
    const dirty = this.held.filter(held => held.isDirty)
    const words = this.words.filter(({ id }) => this.dirtyWords.has(id))
    const removals = this.removals
    for (const held of dirty) {
      gatherParts(held)
      if (this.options.isLive()) held.isSealed = true
    }
    const { shelf } = this
    if (shelf !== null && (dirty.length > 0 || words.length > 0 || removals.length > 0)) {
      // While it is being written an entry is not ready; what is typed meanwhile makes it dirty again.
      const before = dirty.map(({ entry }) => entry)
      this.removals = []
      this.dirtyWords = new Set()
      try {
        await shelf.write([...before.map(shelvedEntry), ...words.map(shelvedWords)], removals, !this.options.isLive())
      } catch {
        this.removals = [...removals, ...this.removals]
        this.fullShelf = shelf
        this.shelf = null
      }
      dirty.forEach((held, index) => { held.isDirty = held.entry !== before[index] })
    } else for (const held of dirty) held.isDirty = false
    this.options.changed()
  }

  private async claimNow(): Promise<void> {
    const { environment, person, document } = this.options
    try {
      const shelf = await openShelf(environment, { person, document })
      if (shelf === null) return
      if (this.isClosed) return shelf.release()
      const { found, isMoreHeld } = await shelf.adopt()
      this.shelf = shelf
      for (const held of this.held) held.isDirty = true
      for (const { id } of this.words) if (!found.some(shelved => shelved.id === id)) this.dirtyWords.add(id)
      this.takeIn(found.filter(({ id }) => !this.removals.includes(id)))
      await this.flush()
      this.adoptLater(shelf, isMoreHeld)
      this.fullShelf?.release()
      this.fullShelf = null
    } catch {
      // Storage that cannot be read is storage that keeps nothing.
    }
  }

  private takeIn(found: readonly Shelved[]): void {
    const adopted: Held[] = []
    for (const { id, kind, bytes } of found) {
      if (kind === 'entry') {
        const entry = bytesToEntry(bytes)
        const isHere = this.held.some(held => held.entry.id === id)
        if (entry !== null && !isHere) adopted.push({ entry, parts: [], typedIn: null, isSealed: true, isDirty: false })
      } else {
        const words = bytesToWords(bytes)
        if (words !== null && !this.words.some(known => known.id === id)) this.words = [...this.words, words]
      }
    }
    if (adopted.length === 0 && found.length === 0) return
    this.held = [...adopted, ...this.held]
    this.options.changed()
  }

  /** Takes over what other tabs have left since the shelf was opened. */
  private async adoptMore(shelf: Shelf): Promise<void> {
    try {
      const { found, isMoreHeld } = await shelf.adopt()
      if (this.shelf !== shelf) return
      this.takeIn(found.filter(({ id }) => !this.removals.includes(id)))
      if (found.some(({ kind }) => kind === 'entry')) this.options.adopted()
      this.adoptLater(shelf, isMoreHeld)
    } catch {
      // It stays where it is, for the next look.
      this.adoptLater(shelf, false)
    }
  }

  private adoptLater(shelf: Shelf, isMoreHeld: boolean): void {
    const { clock } = this.options.environment
    if (this.isClosed) return
    if (this.adoptTimer !== null) clock.clearTimeout(this.adoptTimer)
    this.adoptTimer = clock.setTimeout(() => {
      this.adoptTimer = null
      if (this.shelf === shelf) void this.adoptMore(shelf)
    }, isMoreHeld ? adoptSoonMs : adoptAgainMs)
  }

  /** A promise, or the end of patience; what the promise does later still counts. */
  private soon(promise: Promise<void>): Promise<void> {
    const { clock } = this.options.environment
    return new Promise(resolve => {
      const timer = clock.setTimeout(resolve, claimTimeoutMs)
      void promise.finally(() => {
        clock.clearTimeout(timer)
        resolve()
      })
    })
  }
}

const wordsIdOf = (entryId: string): string => `words-${entryId}`

/** Not where a colleague wrote in the same text in between: their words would count as this person's. */
function mayGrow(last: Held, edit: LocalEdit): boolean {
  if (last.isSealed || last.typedIn === null || edit.typedIn === null || last.entry.asNew !== edit.asNew) return false
  const bytes = last.parts.reduce((sum, part) => sum + part.byteLength, last.entry.update.byteLength)
  return (
    last.entry.clientId === edit.clientId &&
    last.entry.epoch === edit.epoch &&
    samePath(last.typedIn, edit.typedIn) &&
    last.entry.paths[0]?.after === edit.paths[0]?.before &&
    bytes + edit.update.byteLength <= maxGrownBytes
  )
}

/** One text: what stood before the first typing, and what stands after the last. */
function grownPaths(former: readonly PathChange[], latter: readonly PathChange[]): readonly PathChange[] {
  return former.map((change, index) => ({ ...change, after: latter[index]?.after }))
}

function gatherParts(held: Held): void {
  if (held.parts.length === 0) return
  held.entry = { ...held.entry, update: Y.mergeUpdates([held.entry.update, ...held.parts]) }
  held.parts = []
}

const shelvedEntry = (entry: OutboxEntry): Shelved => ({ id: entry.id, kind: 'entry', bytes: entryToBytes(entry) })
const shelvedWords = (words: KeptWords): Shelved => ({ id: words.id, kind: 'words', bytes: wordsToBytes(words) })
