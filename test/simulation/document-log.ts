// The log of one document replayed beside the server, row by row as it reaches the disk, and what must be true of every row and of every
// frame of it that leaves, whatever kind of document it is. Asks the server nothing.
import * as Y from 'yjs'
import type { PersonId } from '../../shared/ids.ts'
import type { ServerMessage } from '../../shared/protocol/messages.ts'
import type { LogRow, NewEpoch } from '../../server/store/store.ts'
import { Broken } from './broken.ts'
import { difference } from './canonical.ts'
import type { Line } from './network.ts'
import type { Person, Sessions } from './people.ts'

/** What all logs of a world have in common. */
export type Surroundings = {
  /** Whose client id it is, as far as the world knows: pages and intruders say which ids they made. */
  readonly makers: ReadonlyMap<number, PersonId>
  readonly people: ReadonlyMap<PersonId, Person>
  readonly sessions: Sessions
  readonly now: () => number
  readonly isHonest: (person: PersonId) => boolean
  /** Something of a person was judged again. */
  readonly deed: () => void
}

export abstract class DocumentLog {
  readonly id: string
  /** Keeps what is deleted, so that what a row wrote can be read also where another's value stands. */
  doc = new Y.Doc({ gc: false })
  seq = 0
  /** Rows with which an epoch began: the whole state, of everybody's structs. */
  readonly firstOfEpoch = new Set<number>()
  protected readonly around: Surroundings
  private readonly reachedOn = new WeakMap<Line, Uint8Array[]>()
  private readonly refusedOn = new WeakMap<Line, Map<number, number>>()
  /** Structs from this clock on that a page heard are refused. */
  private readonly refusedFrom = new Map<number, number>()
  private readonly checked = new WeakSet<Uint8Array>()

  constructor(id: string, around: Surroundings) {
    this.id = id
    this.around = around
  }

  /** Two copies have it in common exactly when a reader sees the same in both. */
  abstract form(doc: Y.Doc): string
  /** Whether somebody may be sent this document at a moment. */
  abstract mayRead(reader: Person, at: number): boolean
  /** Applies a row to `doc`. One of a person is judged again, at the facts of the moment it was taken; one that the server wrote at
   *  somebody's word (`isAtWord`), by what that person may say. */
  protected abstract apply(row: LogRow, isAtWord: boolean): void
  /** `doc` is another from here on. */
  protected abstract replaced(): void

  take(row: LogRow): void {
    const { person, seq, bytes } = row
    // Beyond the time of day of each loading; see OpenDocument.
    if (seq <= this.seq) throw new Broken('the server’s copy is what its log gives', `row ${seq} follows ${this.seq}`)
    this.seq = seq
    const makers = [...Y.parseUpdateMeta(bytes).to.keys()].map(client => ({ client, maker: this.around.makers.get(client) ?? null }))
    const isAtWord = person !== null && makers.length > 0 && makers.every(({ maker }) => maker === null)
    for (const { client, maker } of makers) {
      if (maker !== person && !isAtWord) throw new Broken('every struct is its author’s', `row ${seq} of ${person ?? 'the server'} holds structs of client ${client}, which is ${maker ?? 'the server'}’s`)
    }
    this.apply(row, isAtWord)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) throw new Broken('nothing is left waiting', `row ${seq} of the log of ${this.id}`)
    for (const [client, from] of this.refusedFrom) {
      if (Y.getState(this.doc.store, client) > from) throw new Broken('what was refused is nowhere', `client ${client} has structs from ${from} on in row ${seq} of ${this.id}`)
    }
  }

  /** A new epoch goes on from what was there, struct by struct. */
  epochBegan({ seq, state }: NewEpoch): void {
    if (seq <= this.seq) throw new Broken('the server’s copy is what its log gives', `an epoch begins at ${seq} after ${this.seq}`)
    this.seq = seq
    this.firstOfEpoch.add(seq)
    const carried = new Y.Doc()
    Y.applyUpdate(carried, state)
    const [now, before] = [this.form(carried), this.form(this.doc)]
    if (now !== before) throw new Broken('the server’s copy is what its log gives', `a new epoch holds ${difference(now, before)}`)
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.doc))) {
      if (Y.getState(carried.store, client) !== clock) throw new Broken('the server’s copy is what its log gives', `a new epoch lacks structs of ${client}`)
    }
  }

  /** What is stored now, to be gone back to. */
  memo(): () => void {
    const { seq } = this
    const state = Y.encodeStateAsUpdate(this.doc)
    return () => {
      this.doc = new Y.Doc({ gc: false })
      Y.applyUpdate(this.doc, state)
      this.seq = seq
      this.replaced()
    }
  }

  /** An update of a page reached the server. */
  reaches(line: Line, update: Uint8Array): void {
    const reached = this.reachedOn.get(line) ?? []
    this.reachedOn.set(line, reached)
    reached.push(update)
  }

  /** The server lets a message go. */
  leaves(line: Line, bytes: Uint8Array, message: ServerMessage, reader: Person): void {
    switch (message.type) {
      case 'committed':
      case 'update':
      case 'step2':
        // What runs out by itself ends within a second.
        if (!this.mayRead(reader, this.around.now() - 1_000)) throw new Broken('who may not read is sent nothing', `${message.type} of ${this.id} to ${reader.name}`)
        if (message.type === 'committed' && message.seq > this.seq) throw new Broken('what is shown is stored', `${message.seq} was sent to ${reader.name} and ${this.seq} is stored`)
        return this.checkShown(bytes, message.update, reader)
      case 'acknowledgement': {
        if (message.seq > this.seq) throw new Broken('what was acknowledged is stored', `${message.seq} was acknowledged to ${reader.name} and ${this.seq} is stored`)
        const reached = this.reachedOn.get(line) ?? []
        for (const update of reached.slice(0, message.count)) {
          if (!this.holds(update)) throw new Broken('what was acknowledged is stored', `an update of ${reader.name}`)
        }
        return
      }
      case 'refusal': {
        const update = this.reachedOn.get(line)?.[message.count - 1]
        if (update === undefined) throw new Broken('what was refused is nowhere', `${reader.name} is refused what it never sent`)
        this.refusedOn.set(line, this.newStructsOf(update, reader))
        return
      }
      default:
    }
  }

  /** The page hears that an update was refused: from now on it is final. */
  hearsRefusal(line: Line): void {
    for (const [client, from] of this.refusedOn.get(line) ?? []) {
      // Stored by an earlier commit, or later by another line that sent the same before this was heard.
      if (Y.getState(this.doc.store, client) <= from) this.refusedFrom.set(client, Math.min(from, this.refusedFrom.get(client) ?? from))
    }
  }

  /** The reader's own client ids whose structs an update would add, with the last clock of them: what it forged under
   *  another's id that person may well write. */
  private newStructsOf(update: Uint8Array, reader: Person): Map<number, number> {
    try {
      const { to } = Y.parseUpdateMeta(update)
      return new Map([...to].map(([client, end]): [number, number] => [client, end - 1]).filter(([client, last]) => last >= Y.getState(this.doc.store, client) && this.around.makers.get(client) === reader.id))
    } catch {
      return new Map()
    }
  }

  /** The same bytes go to many. */
  private checkShown(bytes: Uint8Array, update: Uint8Array, reader: Person): void {
    if (this.checked.has(bytes)) return
    this.checked.add(bytes)
    if (!this.holds(update)) throw new Broken('what is shown is stored', `an update of ${this.id} sent to ${reader.name}`)
  }

  private holds(update: Uint8Array): boolean {
    const { structs, ds } = Y.decodeUpdate(update)
    const { store } = this.doc
    if (structs.some(struct => struct.id.clock + struct.length > Y.getState(store, struct.id.client))) return false
    for (const [client, items] of ds.clients) {
      const stored = store.clients.get(client)
      for (const { clock, len } of items) {
        if (stored === undefined || clock + len > Y.getState(store, client)) return false
        for (let index = Y.findIndexSS(stored, clock); index < stored.length; index++) {
          const struct = stored[index]
          if (struct === undefined || struct.id.clock >= clock + len) break
          if (!struct.deleted) return false
        }
      }
    }
    return true
  }
}
