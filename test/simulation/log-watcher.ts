// The log replayed beside the server, row by row as it reaches the disk, and what must be true of every row and of every
// byte that leaves: judged here without asking the server.
import * as Y from 'yjs'
import { planReading, planView } from '../../shared/documents/plan.ts'
import type { PersonId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/mandates/mandates.ts'
import { decodeClientMessage, decodeServerMessage } from '../../shared/protocol/messages.ts'
import { factsOf, readRecord } from '../../server/plans/plan-record.ts'
import type { PlanRecord } from '../../server/plans/plan-record.ts'
import type { LogRow, NewEpoch, Store } from '../../server/store/store.ts'
import { deedsOf } from './acts.ts'
import { Broken } from './broken.ts'
import { tokensIn, tokensInBytes, wordsIn } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import type { Line } from './network.ts'
import type { Person, Sessions } from './people.ts'
import { mightDo } from './by-the-specification.ts'
import { canonical, difference } from './canonical.ts'

export class LogWatcher {
  /** Keeps what is deleted, so that what a row wrote can be read also where another's value stands. */
  doc = new Y.Doc({ gc: false })
  reading = planReading(this.doc)
  seq = 0
  record: PlanRecord
  /** Every word that was ever in a stored update. */
  storedWords = new Set<string>()
  /** Rows with which an epoch began: the whole state, of everybody's structs. */
  readonly firstOfEpoch = new Set<number>()
  private readonly sessions: Sessions
  private readonly now: () => number
  /** Something of a person was judged again. */
  private readonly deed: () => void
  private readonly store: Store
  private readonly ledger: Ledger
  /** Whose client id it is, as far as the world knows: pages and intruders say which ids they made. */
  private readonly makers: ReadonlyMap<number, PersonId>
  private readonly people: ReadonlyMap<PersonId, Person>
  private readonly isHonest: (person: PersonId) => boolean
  private readonly reachedOn = new WeakMap<Line, Uint8Array[]>()
  private readonly refusedOn = new WeakMap<Line, Map<number, number>>()
  /** Structs from this clock on that a page heard are refused. */
  private readonly refusedFrom = new Map<number, number>()
  private readonly checked = new WeakSet<Uint8Array>()

  constructor(options: { store: Store; ledger: Ledger; record: PlanRecord; rows: readonly LogRow[]; makers: ReadonlyMap<number, PersonId>; people: ReadonlyMap<PersonId, Person>; sessions: Sessions; now: () => number; deed: () => void; isHonest: (person: PersonId) => boolean }) {
    this.store = options.store
    this.ledger = options.ledger
    this.record = options.record
    this.makers = options.makers
    this.people = options.people
    this.isHonest = options.isHonest
    this.sessions = options.sessions
    this.now = options.now
    this.deed = options.deed
    for (const row of options.rows) this.take(row)
  }

  /** Rows that are on disk now. */
  async appended(rows: readonly LogRow[]): Promise<void> {
    for (const row of rows) this.take(row)
    // An edit that was done again may bring a word in another cut than it was typed in.
    for (const word of wordsIn(this.reading.current())) this.storedWords.add(word)
    // The record changes with the server's own rows only.
    if (rows.every(row => row.person !== null)) return
    const record = await readRecord(this.store.database, this.record.id)
    if (record === null) throw new Broken('nothing anybody wrote is lost', 'the plan has no record')
    this.record = record
    this.checkDriver()
  }

  private take(row: LogRow): void {
    // Beyond the time of day of each loading; see OpenDocument.
    if (row.seq <= this.seq) throw new Broken('the server’s copy is what its log gives', `row ${row.seq} follows ${this.seq}`)
    this.seq = row.seq
    const structs = Y.parseUpdateMeta(row.bytes)
    for (const client of structs.to.keys()) {
      const maker = this.makers.get(client) ?? null
      if (maker !== row.person) throw new Broken('every struct is its author’s', `row ${row.seq} of ${row.person ?? 'the server'} holds structs of client ${client}, which is ${maker ?? 'the server'}’s`)
    }
    if (row.person !== null) {
      if (row.role?.split(' ').includes('driver') === true && factsOf(this.record, new Date(row.at)).driver !== row.party) {
        throw new Broken('a driver’s word is given by the driver', `row ${row.seq} of ${row.party ?? 'nobody'}`)
      }
    }
    // What a dishonest drafter deletes within the mandate is deleted; nobody else may make a word disappear.
    const deletes = row.person !== null && !this.isHonest(row.person)
    const before = deletes ? wordsIn(JSON.parse(canonical(this.doc))) : []
    this.apply(row)
    if (this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null) throw new Broken('nothing is left waiting', `row ${row.seq} of the log`)
    const quoted = this.onlyQuoted(row.bytes)
    for (const word of tokensInBytes(row.bytes)) if (!quoted.has(word)) this.storedWords.add(word)
    if (deletes) {
      const after = new Set(wordsIn(JSON.parse(canonical(this.doc))))
      this.ledger.excuse(before.filter(each => !after.has(each)), `deleted by ${row.person ?? ''}`)
    }
    for (const [client, from] of this.refusedFrom) {
      if (Y.getState(this.doc.store, client) > from) throw new Broken('what was refused is nowhere', `client ${client} has structs from ${from} on in row ${row.seq}`)
    }
  }

  /** The words that an answer in a row quotes and that stand nowhere else: what it quotes may have been lost with the server's data. */
  private onlyQuoted(bytes: Uint8Array): ReadonlySet<string> {
    if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('about')) return new Set()
    const plain = this.reading.current()
    const standing = new Set(wordsIn(plain))
    return new Set(tokensIn(JSON.stringify(plain)).filter(word => !standing.has(word)))
  }

  /** Applies a row; one of a person is judged again, at the facts of the moment it was taken. */
  private apply({ seq, person, party, bytes, at }: LogRow): void {
    if (person === null || party === null) return Y.applyUpdate(this.doc, bytes)
    const who = this.people.get(person)
    const moment = { record: this.record, at: Date.parse(at), plan: this.reading.current() }
    for (const deed of deedsOf(this.doc, bytes, moment.plan, party)) {
      if (who?.party === party && mightDo(deed, party, this.sessions.functionsAt(who, moment.at), moment)) {
        this.deed()
        continue
      }
      throw new Broken('who may not write has written nothing', `row ${seq} of ${person} does «${deed.operation}» at ${deed.path.join('/')} in ${this.record.status}`)
    }
  }

  /** A new epoch goes on from what was there, struct by struct. */
  epochBegan({ seq, state }: NewEpoch): void {
    if (seq <= this.seq) throw new Broken('the server’s copy is what its log gives', `an epoch begins at ${seq} after ${this.seq}`)
    this.seq = seq
    this.firstOfEpoch.add(seq)
    const carried = new Y.Doc()
    Y.applyUpdate(carried, state)
    const now = canonical(carried)
    const before = canonical(this.doc)
    if (now !== before) throw new Broken('the server’s copy is what its log gives', `a new epoch holds ${difference(now, before)}`)
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(this.doc))) {
      if (Y.getState(carried.store, client) !== clock) throw new Broken('the server’s copy is what its log gives', `a new epoch lacks structs of ${client}`)
    }
  }

  /** What is stored now, to be gone back to. */
  memo(): () => void {
    const { seq, record } = this
    const state = Y.encodeStateAsUpdate(this.doc)
    const words = new Set(this.storedWords)
    return () => {
      this.doc = new Y.Doc({ gc: false })
      Y.applyUpdate(this.doc, state)
      this.reading = planReading(this.doc)
      this.seq = seq
      this.record = record
      this.storedWords = new Set(words)
    }
  }

  private checkDriver(): void {
    const { driver, coDrivers } = this.record
    const mirror = planView(this.doc).roots.record
    if ((mirror.driver.get()?.party ?? null) !== (driver?.party ?? null)) throw new Broken('there is one driver', `the plan says ${mirror.driver.get()?.party ?? 'none'}, the record ${driver?.party ?? 'none'}`)
    if (coDrivers.some(({ party }) => party === driver?.party)) throw new Broken('there is one driver', `${driver?.party ?? ''} is driver and co-driver`)
  }

  /** A page's bytes reached the server. */
  reaches(line: Line, bytes: Uint8Array): void {
    const decoded = decodeClientMessage(bytes)
    if (!decoded.ok || decoded.value.type !== 'update') return
    const reached = this.reachedOn.get(line) ?? []
    this.reachedOn.set(line, reached)
    reached.push(decoded.value.update)
  }

  /** The server lets bytes go. */
  leaves(line: Line, bytes: Uint8Array, reader: Person): void {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok) throw new Broken('the server does not meet a fault of its own', 'it sent what nobody can read')
    const message = decoded.value
    switch (message.type) {
      case 'committed':
      case 'update':
      case 'step2':
        // What runs out by itself ends within a second.
        if (!mayRead(reader.party, factsOf(this.record, new Date(this.now() - 1_000)))) throw new Broken('who may not read is sent nothing', `${message.type} to ${reader.name}`)
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
      return new Map([...to].map(([client, end]): [number, number] => [client, end - 1]).filter(([client, last]) => last >= Y.getState(this.doc.store, client) && this.makers.get(client) === reader.id))
    } catch {
      return new Map()
    }
  }

  /** The same bytes go to many. */
  private checkShown(bytes: Uint8Array, update: Uint8Array, reader: Person): void {
    if (this.checked.has(bytes)) return
    this.checked.add(bytes)
    if (!this.holds(update)) throw new Broken('what is shown is stored', `an update sent to ${reader.name}`)
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
